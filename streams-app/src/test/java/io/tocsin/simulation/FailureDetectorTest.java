package io.tocsin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureDetectorTest {
    @Test
    void shouldIgnoreFewerThanThreeFailingTicks() {
        assertThat(failures("..XX..X.X...")).isEmpty();
    }

    @Test
    void shouldFindAFailureOfThreeTicks() {
        assertThat(failures("..XXX...")).containsExactly(new FailureDetector.Span(2, 5, "cause 2"));
    }

    @Test
    void shouldJoinWhatIsLessThanThreeTicksApart() {
        assertThat(failures(".XXX..XXX....")).containsExactly(new FailureDetector.Span(1, 9, "cause 1"));
    }

    @Test
    void shouldSeparateWhatIsThreeTicksApart() {
        assertThat(failures("XXX...XXXX...."))
                .containsExactly(new FailureDetector.Span(0, 3, "cause 0"), new FailureDetector.Span(6, 10, "cause 6"));
    }

    @Test
    void shouldTellOfAFailureThatGoesOn() {
        FailureDetector detector = new FailureDetector(FailureRule.defaults());
        detector.observe(4, true, "sale");
        detector.observe(5, true, "sale");
        assertThat(detector.ongoing()).isEmpty();
        detector.observe(6, true, "leak");
        assertThat(detector.ongoing()).contains(new FailureDetector.Span(4, 7, "sale"));
    }

    private static List<FailureDetector.Span> failures(String ticks) {
        FailureDetector detector = new FailureDetector(FailureRule.defaults());
        List<FailureDetector.Span> found = new ArrayList<>();
        for (int tick = 0; tick < ticks.length(); tick++) {
            detector.observe(tick, ticks.charAt(tick) == 'X', "cause " + tick).ifPresent(found::add);
        }
        return found;
    }
}
