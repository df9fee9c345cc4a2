package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day that arrived in disorder gives the ticks of the day as it was, to the bit, but where a policy says otherwise. */
class MessyDayTest {
    private static final List<String> HARMLESS = List.of("out_of_order", "duplicate", "reset", "late");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldGiveTheTicksOfTheCleanDay(long seed) {
        MessyDay day = new MessyDay(seed);
        List<Sample> samples = day.clean();
        Map<Instant, Tick> clean = ticks(samples);
        Map<Instant, Tick> messy = ticks(day.messy(samples));

        assertThat(clean).hasSize(8_640);
        assertThat(ZoneId.of("Europe/Berlin").getRules().getOffset(MessyDay.START))
                .isNotEqualTo(ZoneId.of("Europe/Berlin").getRules().getOffset(MessyDay.at(MessyDay.SECONDS)));
        int compared = 0;
        for (Tick expected : clean.values()) {
            double second = Duration.between(MessyDay.START, expected.getTime()).toSeconds();
            if (isNamed(second)) {
                continue;
            }
            Tick actual = Objects.requireNonNull(messy.get(expected.getTime()), () -> "tick at second " + second);
            assertSame(actual, expected);
            assertThat(actual.getIrregular().keySet().stream().filter(policy -> !isTold(policy, second)))
                    .as("second %s", second)
                    .isEmpty();
            compared++;
        }
        assertThat(compared).isBetween(8_190, 8_240);
        assertAheadIsOnlyLaterByFourTicks(clean, messy);
        assertStretchesAreTold(messy);
    }

    /** The stretches in which the policies say that something is lost. */
    private static boolean isNamed(double second) {
        return isBetween(second, MessyDay.LATE_FROM - 10, MessyDay.LATE_TO + 30)
                || isBetween(second, MessyDay.AHEAD_FROM - 10, MessyDay.AHEAD_TO + MessyDay.AHEAD_SECONDS + 30)
                || isBetween(second, MessyDay.NEW_SECOND - 10, MessyDay.NEW_SECOND + 1);
    }

    private static boolean isTold(String policy, double second) {
        boolean isNew = policy.equals("new_metric") && isBetween(second, MessyDay.NEW_SECOND, MessyDay.NEW_SECOND + 30);
        boolean isFirstRate = policy.equals("new_metric") && second == 10;
        boolean isLost =
                policy.equals("lost_metric") && isBetween(second, MessyDay.LOST_SECOND, MessyDay.LOST_SECOND + 30);
        return HARMLESS.contains(policy) || isNew || isFirstRate || isLost;
    }

    private static void assertAheadIsOnlyLaterByFourTicks(Map<Instant, Tick> clean, Map<Instant, Tick> messy) {
        for (int second = MessyDay.AHEAD_FROM + 30; second < MessyDay.AHEAD_TO - 10; second += 10) {
            Tick expected = Objects.requireNonNull(clean.get(MessyDay.at(second)));
            Tick actual = Objects.requireNonNull(messy.get(MessyDay.at(second + MessyDay.AHEAD_SECONDS)));
            assertBits(actual.getMetrics(), expected.getMetrics());
        }
    }

    private static void assertStretchesAreTold(Map<Instant, Tick> messy) {
        assertThat(told(messy, "late", MessyDay.LATE_FROM, MessyDay.LATE_TO + 70))
                .isGreaterThan(250);
        assertThat(told(messy, "gap", MessyDay.AHEAD_FROM, MessyDay.AHEAD_FROM + 60))
                .isBetween(3, 5);
        assertThat(told(messy, "ahead", MessyDay.AHEAD_FROM, MessyDay.AHEAD_TO)).isZero();
        assertThat(told(messy, "late", MessyDay.AHEAD_TO, MessyDay.AHEAD_TO + 70))
                .isBetween(30, 60);
        assertThat(told(messy, "counter_gap", MessyDay.AHEAD_TO, MessyDay.AHEAD_TO + 70))
                .isBetween(2, 3);
        assertThat(told(messy, "lost_metric", MessyDay.LOST_SECOND, MessyDay.LOST_SECOND + 60))
                .isEqualTo(1);
        assertThat(told(messy, "duplicate", 0, MessyDay.SECONDS)).isGreaterThan(500);
    }

    private static int told(Map<Instant, Tick> ticks, String policy, int from, int to) {
        return ticks.values().stream()
                .filter(tick -> !tick.getTime().isBefore(MessyDay.at(from))
                        && tick.getTime().isBefore(MessyDay.at(to)))
                .mapToInt(tick -> tick.getIrregular().getOrDefault(policy, 0))
                .sum();
    }

    private static boolean isBetween(double second, int from, int to) {
        return second >= from && second < to;
    }

    private static Map<Instant, Tick> ticks(List<Sample> samples) {
        AlignedEntity entity = new AlignedEntity();
        List<Tick> ticks = new ArrayList<>();
        samples.forEach(sample -> ticks.addAll(entity.send(sample)));
        ticks.addAll(entity.finish());
        assertThat(ticks).extracting(Tick::getTime).isSorted().doesNotHaveDuplicates();
        Map<Instant, Tick> byTime = new TreeMap<>();
        ticks.forEach(tick -> byTime.put(tick.getTime(), tick));
        return byTime;
    }

    private static void assertSame(Tick actual, Tick expected) {
        assertBits(actual.getMetrics(), expected.getMetrics());
        assertThat(actual.getMissing()).isEqualTo(expected.getMissing());
        assertThat(actual.getLabels()).isEqualTo(expected.getLabels());
    }

    private static void assertBits(Map<String, Float> actual, Map<String, Float> expected) {
        assertThat(bits(actual)).isEqualTo(bits(expected));
    }

    private static Map<String, Integer> bits(Map<String, Float> metrics) {
        Map<String, Integer> bits = new TreeMap<>();
        metrics.forEach((metric, value) -> bits.put(metric, Float.floatToRawIntBits(value)));
        return bits;
    }
}
