package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricRosterTest {
    private final MetricRoster roster = new MetricRoster();

    @Test
    void shouldCallNothingCompleteBeforeTheFirstTick() {
        assertThat(roster.isComplete(Set.of("cpu"))).isFalse();
    }

    @Test
    void shouldBeCompleteWithAllOfTheTickBefore() {
        roster.learn(1, Set.of("cpu", "memory"), 3);
        assertThat(roster.isComplete(Set.of("memory", "cpu", "disk"))).isTrue();
        assertThat(roster.isComplete(Set.of("cpu"))).isFalse();
        assertThat(roster.missingFrom(Set.of("disk"))).containsExactly("cpu", "memory");
    }

    @Test
    void shouldTellOnlyOfChanges() {
        assertThat(roster.learn(1, Set.of("cpu", "memory"), 3)).isTrue();
        assertThat(roster.learn(2, Set.of("cpu", "memory"), 3)).isFalse();
        assertThat(roster.learn(3, Set.of("cpu"), 3)).isTrue();
        assertThat(roster.learn(4, Set.of("cpu"), 3)).isFalse();
        assertThat(roster.learn(5, Set.of("cpu"), 3)).as("memory is forgotten").isTrue();
        assertThat(roster.missingSince).containsOnlyKeys("cpu");
        assertThat(roster.learn(6, Set.of("cpu", "memory"), 3)).isTrue();
    }

    @Test
    void shouldForgetAtOnceWhenToldToForgetAfterOneTick() {
        roster.learn(1, Set.of("cpu", "memory"), 1);
        roster.learn(2, Set.of("cpu"), 1);
        assertThat(roster.missingFrom(Set.of("cpu"))).isEmpty();
    }

    @Test
    void shouldCountTheTicksOfAGapAsAway() {
        roster.learn(1, Set.of("cpu", "memory"), 30);
        roster.learn(2, Set.of("cpu"), 30);
        roster.learn(30, Set.of("cpu"), 30);
        assertThat(roster.missingFrom(Set.of("cpu"))).containsExactly("memory");
        roster.learn(31, Set.of("cpu"), 30);
        assertThat(roster.missingFrom(Set.of("cpu"))).isEmpty();
    }
}
