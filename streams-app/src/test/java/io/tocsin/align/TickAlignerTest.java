package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TickAlignerTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Map<String, Double> BOTH = Map.of("cpu", 0.5, "memory", 0.25);
    private static final Map<String, Double> CPU_ONLY = Map.of("cpu", 0.5);

    private final TickAligner aligner = new TickAligner(
            new TickSettings(Duration.ofSeconds(10)),
            new AlignSettings(Duration.ofSeconds(5), 3, 30),
            (policy, count) -> {});
    private final Entity web = new Entity("web-1");

    @Test
    void shouldWaitForTheGraceWhileTheUsualMetricsAreNotKnown() {
        assertThat(web.send(0, BOTH)).isEmpty();
        assertThat(web.send(10, BOTH)).isEmpty();
        assertThat(web.send(14.999, Map.of("cpu", 0.7))).isEmpty();
        assertThat(web.send(15, Map.of("cpu", 0.9)))
                .containsExactly(
                        tick(0, Map.of("cpu", 0.5f, "memory", 0.25f)), tick(10, Map.of("cpu", 0.7f, "memory", 0.25f)));
    }

    @Test
    void shouldCloseATickAtOnceWhenAllThatIsUsualIsThere() {
        web.settle();
        assertThat(web.send(20, BOTH)).containsExactly(tick(20, Map.of("cpu", 0.5f, "memory", 0.25f)));
        assertThat(web.send(30, BOTH)).containsExactly(tick(30, Map.of("cpu", 0.5f, "memory", 0.25f)));
    }

    @Test
    void shouldNotMissWhatIsNoLongerAnnounced() {
        Map<String, Double> announced = Map.of("cpu", 0.5, "memory", 0.25, "announced.load.ticks", 6.0);
        web.settle();
        assertThat(web.send(20, announced))
                .containsExactly(tick(20, Map.of("cpu", 0.5f, "memory", 0.25f, "announced.load.ticks", 6f)));
        assertThat(web.send(30, BOTH)).containsExactly(tick(30, Map.of("cpu", 0.5f, "memory", 0.25f)));
    }

    @Test
    void shouldPutTogetherTheMetricsOfTwoSenders() {
        web.settle();
        assertThat(web.send(20, Map.of("cpu", 1.0))).isEmpty();
        assertThat(web.send(23, Map.of("memory", 0.75))).containsExactly(tick(20, Map.of("cpu", 1f, "memory", 0.75f)));
    }

    @Test
    void shouldTakeTheMeanOfTheSamplesInACell() {
        assertThat(web.send(0, Map.of("cpu", 0.25, "disk", 7.0))).isEmpty();
        assertThat(web.send(5, Map.of("cpu", 0.75))).isEmpty();
        assertThat(web.send(15, CPU_ONLY)).containsExactly(tick(0, Map.of("cpu", 0.5f, "disk", 7f)));
    }

    @Test
    void shouldLearnFromASecondSampleThatCameTooLateToWaitForIt() {
        web.settle();
        assertThat(web.send(20, BOTH)).hasSize(1);
        assertThat(web.isLate(25)).isTrue();
        web.learnFromLate(25);
        assertThat(web.send(30, Map.of("cpu", 0.0, "memory", 0.0))).isEmpty();
        Tick tick = tick(30, Map.of("cpu", 0.5f, "memory", 0.5f));
        tick.setIrregular(Map.of("late", 1));
        assertThat(web.send(35, Map.of("cpu", 1.0, "memory", 1.0))).containsExactly(tick);
        assertThat(web.send(40, BOTH)).isEmpty();
        assertThat(web.send(45, BOTH)).hasSize(1);
    }

    @Test
    void shouldLearnBackWhenTheSecondSampleStaysAway() {
        web.settle();
        web.send(20, BOTH);
        web.learnFromLate(25);
        assertThat(web.send(30, BOTH)).isEmpty();
        assertThat(web.send(45, BOTH)).extracting(TickAlignerTest::second).containsExactly(30L, 40L);
        assertThat(web.send(50, BOTH)).extracting(TickAlignerTest::second).containsExactly(50L);
    }

    @Test
    void shouldNotLearnFromASampleOfALongClosedTick() {
        web.settle();
        web.send(20, BOTH);
        assertThat(web.isLate(12)).isTrue();
        web.learnFromLate(12);
        assertThat(web.send(30, BOTH)).hasSize(1);
    }

    @Test
    void shouldCloseTicksInOrderWhenSamplesAreNot() {
        web.settle();
        assertThat(web.send(31, CPU_ONLY)).isEmpty();
        assertThat(web.send(22, CPU_ONLY)).isEmpty();
        assertThat(web.isLate(22)).isFalse();
        Tick tick = tick(20, Map.of("cpu", 0.5f, "memory", 0.5f));
        tick.setIrregular(Map.of("out_of_order", 2));
        assertThat(web.send(24, Map.of("memory", 0.5))).containsExactly(tick);
        assertThat(web.send(33, Map.of("memory", 0.5))).containsExactly(tick(30, Map.of("cpu", 0.5f, "memory", 0.5f)));
    }

    @Test
    void shouldHoldACompleteTickBackUntilTheOneBeforeItIsClosed() {
        web.settle();
        assertThat(web.send(20, CPU_ONLY)).isEmpty();
        assertThat(web.send(30, BOTH)).isEmpty();
        assertThat(web.send(35, CPU_ONLY)).extracting(TickAlignerTest::second).containsExactly(20L, 30L);
    }

    @Test
    void shouldCallASampleLateWhoseTickIsClosed() {
        web.settle();
        web.send(20, BOTH);
        assertThat(web.isLate(29.999)).isTrue();
        assertThat(web.isLate(0)).isTrue();
        assertThat(web.isLate(30)).isFalse();
    }

    @Test
    void shouldMarkAMetricMissingAndWaitForItInItsFirstTickOnly() {
        web.settle();
        assertThat(web.send(20, CPU_ONLY)).isEmpty();
        assertThat(web.send(30, CPU_ONLY)).isEmpty();
        assertThat(web.send(35, CPU_ONLY))
                .containsExactly(tick(20, Map.of("cpu", 0.5f), "memory"), tick(30, Map.of("cpu", 0.5f), "memory"));
        assertThat(web.send(40, CPU_ONLY)).isEmpty();
    }

    @Test
    void shouldForgetAMetricThatWasAwayForSoManyTicks() {
        web.settle();
        web.send(20, CPU_ONLY);
        assertThat(web.send(35, CPU_ONLY))
                .extracting(Tick::getMissing)
                .containsExactly(List.of("memory"), List.of("memory"));
        assertThat(web.send(40, CPU_ONLY)).extracting(Tick::getMissing).containsExactly(List.of("memory"));
        assertThat(web.send(50, CPU_ONLY)).extracting(Tick::getMissing).containsExactly(List.of());
    }

    @Test
    void shouldExpectAMetricAgainThatCameBack() {
        web.settle();
        web.send(20, CPU_ONLY);
        web.send(35, CPU_ONLY);
        assertThat(web.send(40, BOTH)).containsExactly(tick(40, Map.of("cpu", 0.5f, "memory", 0.25f)));
        assertThat(web.send(50, CPU_ONLY)).isEmpty();
        assertThat(web.send(65, CPU_ONLY)).extracting(Tick::getMissing).contains(List.of("memory"));
    }

    @Test
    void shouldTakeANewMetricIntoTheRosterAtOnce() {
        web.settle();
        assertThat(web.send(20, Map.of("cpu", 0.5, "memory", 0.25, "disk", 1.0)))
                .hasSize(1);
        assertThat(web.send(30, BOTH)).isEmpty();
        assertThat(web.send(45, BOTH)).extracting(Tick::getMissing).contains(List.of("disk"));
    }

    @Test
    void shouldTellInEachTickTheLabelsOfTheNewestSampleThatHasAny() {
        assertThat(web.send(0, BOTH, Map.of("env", "test"))).isEmpty();
        assertThat(web.send(15, BOTH)).extracting(Tick::getLabels).containsOnly(Map.of("env", "test"));
        assertThat(web.send(20, BOTH, Map.of("zone", "eu")))
                .extracting(Tick::getLabels)
                .containsExactly(Map.of("zone", "eu"));
        assertThat(web.send(30, BOTH)).extracting(Tick::getLabels).containsExactly(Map.of("zone", "eu"));
    }

    @Test
    void shouldNotGoBackToTheLabelsOfAnOlderSample() {
        web.settle();
        assertThat(web.send(24, CPU_ONLY, Map.of("env", "prod"))).isEmpty();
        assertThat(web.send(22, BOTH, Map.of("env", "test")))
                .extracting(Tick::getLabels)
                .containsExactly(Map.of("env", "prod"));
    }

    @Test
    void shouldCrossAHugeGapWithoutInventingTicks() {
        web.settle();
        assertThat(web.send(1_000_000_000, BOTH))
                .extracting(TickAlignerTest::second)
                .containsExactly(1_000_000_000L);
    }

    @Test
    void shouldMeasureTimeInEachEntitysOwnTime() {
        Entity fast = new Entity("fast-clock");
        web.send(0, BOTH);
        assertThat(fast.send(100_000, BOTH)).isEmpty();
        assertThat(web.isLate(0)).isFalse();
        assertThat(web.send(9, BOTH)).isEmpty();
        assertThat(fast.send(100_015, BOTH)).extracting(TickAlignerTest::second).contains(100_000L);
        assertThat(web.send(15, BOTH)).extracting(TickAlignerTest::second).contains(0L);
    }

    @Test
    void shouldKeepAHostsFutureFromTurningItsPresentIntoSilence() {
        web.settle();
        web.send(320, BOTH);
        assertThat(web.isLate(30))
                .as("the clock was set back: late until it is there again")
                .isTrue();
        assertThat(web.send(330, BOTH)).hasSize(1);
    }

    @Test
    void shouldNumberTicksBeforeTheEpochDownwards() {
        assertThat(aligner.tickOf(-1)).isEqualTo(-1);
        assertThat(aligner.tickOf(0)).isZero();
        assertThat(aligner.tickOf(9_999)).isZero();
        assertThat(aligner.tickOf(-10_001)).isEqualTo(-2);
    }

    private static long second(Tick tick) {
        return tick.getTime().getEpochSecond() - START.getEpochSecond();
    }

    private static Tick tick(long second, Map<String, Float> metrics, String... missing) {
        return new Tick("web-1", START.plusSeconds(second), metrics, List.of(missing), Map.of(), Map.of(), null, null);
    }

    private final class Entity {
        private final String name;
        private final AlignProgress progress = new AlignProgress();
        private final MetricRoster roster = new MetricRoster();

        Entity(String name) {
            this.name = name;
        }

        /** Two ticks, so that its usual metrics are known. */
        void settle() {
            send(0, BOTH);
            assertThat(send(15, BOTH)).hasSize(2);
        }

        List<Tick> send(double second, Map<String, Double> metrics) {
            return send(second, metrics, Map.of());
        }

        List<Tick> send(double second, Map<String, Double> metrics, Map<String, String> labels) {
            List<Tick> closed = new ArrayList<>();
            Sample sample = sample(second, metrics);
            sample.setLabels(labels);
            aligner.add(sample, sample.getTime().toEpochMilli(), progress, roster, closed);
            return closed;
        }

        boolean isLate(double second) {
            return aligner.isLate(sample(second, BOTH), progress);
        }

        void learnFromLate(double second) {
            aligner.learnFromLate(sample(second, BOTH), progress, roster);
        }

        private Sample sample(double second, Map<String, Double> metrics) {
            return new Sample(name, START.plusMillis(Math.round(second * 1000)), metrics, Map.of(), List.of());
        }
    }
}
