package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricRosterTest {
    private final MetricRoster roster = new MetricRoster();

    @Test
    void shouldCallNothingCompleteBeforeTheFirstTick() {
        assertThat(roster.isComplete(cell(Set.of("cpu")), 10_000)).isFalse();
    }

    @Test
    void shouldBeCompleteWithAllOfTheTickBefore() {
        learn(1, Set.of("cpu", "memory"), 3);
        assertThat(roster.isComplete(cell(Set.of("memory", "cpu", "disk")), 10_000))
                .isTrue();
        assertThat(roster.isComplete(cell(Set.of("cpu")), 10_000)).isFalse();
        assertThat(roster.missingFrom(Set.of("disk"))).containsExactly("cpu", "memory");
    }

    @Test
    void shouldTellOnlyOfChanges() {
        assertThat(learn(1, Set.of("cpu", "memory"), 3)).isTrue();
        assertThat(learn(2, Set.of("cpu", "memory"), 3)).isFalse();
        assertThat(learn(3, Set.of("cpu"), 3)).isTrue();
        assertThat(learn(4, Set.of("cpu"), 3)).isFalse();
        assertThat(learn(5, Set.of("cpu"), 3)).as("memory is forgotten").isTrue();
        assertThat(roster.missingSince).containsOnlyKeys("cpu");
        assertThat(learn(6, Set.of("cpu", "memory"), 3)).isTrue();
    }

    @Test
    void shouldForgetAtOnceWhenToldToForgetAfterOneTick() {
        learn(1, Set.of("cpu", "memory"), 1);
        learn(2, Set.of("cpu"), 1);
        assertThat(roster.missingFrom(Set.of("cpu"))).isEmpty();
    }

    @Test
    void shouldCountTheTicksOfAGapAsAway() {
        learn(1, Set.of("cpu", "memory"), 30);
        learn(2, Set.of("cpu"), 30);
        learn(30, Set.of("cpu"), 30);
        assertThat(roster.missingFrom(Set.of("cpu"))).containsExactly("memory");
        learn(31, Set.of("cpu"), 30);
        assertThat(roster.missingFrom(Set.of("cpu"))).isEmpty();
    }

    @Test
    void shouldWaitForEverySeriesAndAsOftenAsBefore() {
        OpenCell before = new OpenCell();
        add(before, "cpu", "cpu=0", 0, 5_000);
        add(before, "cpu", "cpu=1", 0);
        roster.learn(1, Set.of("cpu"), before, 3);

        OpenCell cell = new OpenCell();
        add(cell, "cpu", "cpu=0", 10_000, 15_000);
        assertThat(roster.isComplete(cell, 20_000)).as("a series is not there").isFalse();
        add(cell, "cpu", "cpu=1", 10_000);
        assertThat(roster.isComplete(cell, 20_000)).isTrue();

        OpenCell next = new OpenCell();
        add(next, "cpu", "cpu=0", 20_000);
        add(next, "cpu", "cpu=1", 20_000);
        assertThat(roster.isComplete(next, 30_000)).as("one came only once").isFalse();
    }

    @Test
    void shouldWaitForAReadingThatIsDueBeforeTheEnd() {
        OpenCell before = new OpenCell();
        add(before, "cpu", "", 0, 4_000, 8_000);
        roster.learn(1, Set.of("cpu"), before, 3);
        OpenCell quicker = new OpenCell();
        add(quicker, "cpu", "", 10_000, 12_000, 14_000);
        assertThat(roster.isComplete(quicker, 20_000)).isFalse();
        add(quicker, "cpu", "", 16_000, 18_000);
        assertThat(roster.isComplete(quicker, 20_000)).isTrue();
    }

    @Test
    void shouldForgetWhatIsAwayWhenThereAreTooManyNames() {
        for (int tick = 0; tick < 3; tick++) {
            int first = tick * 2_000;
            Set<String> metrics = IntStream.range(first, first + 2_000)
                    .mapToObj(i -> "metric." + i)
                    .collect(Collectors.toSet());
            roster.learn(tick, metrics, cell(metrics), 30);
        }
        assertThat(roster.missingSince).hasSize(2_000).containsKey("metric.4000");
    }

    private boolean learn(long tick, Set<String> metrics, int forgetTicks) {
        return roster.learn(tick, metrics, cell(metrics), forgetTicks).changed();
    }

    private static OpenCell cell(Set<String> metrics) {
        OpenCell cell = new OpenCell();
        metrics.forEach(metric -> add(cell, metric, "", 1_000));
        return cell;
    }

    private static void add(OpenCell cell, String metric, String series, long... timesMs) {
        for (long timeMs : timesMs) {
            assertThat(cell.add(new Part(metric, series), ReadingKind.GAUGE, Combine.MEAN, timeMs, 0.5, 0, 1_000_000))
                    .isNull();
        }
    }
}
