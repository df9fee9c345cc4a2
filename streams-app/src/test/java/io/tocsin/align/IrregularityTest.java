package io.tocsin.align;

import static io.tocsin.align.AlignedEntity.at;
import static io.tocsin.align.AlignedEntity.counter;
import static io.tocsin.align.AlignedEntity.gauge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each policy by itself: what the tick holds, and what it tells. */
class IrregularityTest {
    private static final Map<String, Double> BOTH = Map.of("cpu", 0.5, "memory", 0.25);

    private final AlignedEntity web = new AlignedEntity();

    @Test
    void shouldTellNothingOfAnEntityThatIsRegular() {
        for (int second = 0; second < 300; second += 10) {
            web.send(second, BOTH)
                    .forEach(tick -> assertThat(tick.getIrregular()).isEmpty());
        }
        assertThat(web.counted).isEmpty();
    }

    @Test
    void shouldTellOfLateSamplesInTheNextTick() {
        settle();
        web.send(20, BOTH);
        assertThat(web.send(21, BOTH)).isEmpty();
        assertThat(web.send(3, BOTH)).isEmpty();
        // The cell waits for a second reading now.
        assertThat(web.send(30, BOTH)).isEmpty();
        assertThat(web.send(35, BOTH)).extracting(Tick::getIrregular).containsExactly(Map.of("late", 2));
        assertThat(web.counted).containsOnly(entry(Irregularity.LATE, 2));
    }

    @Test
    void shouldNotWaitForMoreWhenTheNewestReadingOnlyCameAgain() {
        settle();
        web.send(20, BOTH);
        assertThat(web.send(20, BOTH)).isEmpty();
        assertThat(web.send(30, BOTH)).extracting(Tick::getIrregular).containsExactly(Map.of("late", 1));
    }

    @Test
    void shouldExpectFromNowOnWhatCameTooLateForTheFirstTime() {
        settle();
        web.send(20, BOTH);
        web.send(20, Map.of("disk", 1.0));
        assertThat(web.send(30, BOTH)).as("disk may come").isEmpty();
        assertThat(web.send(30, Map.of("disk", 2.0)))
                .extracting(Tick::getMetrics)
                .containsExactly(Map.of("cpu", 0.5f, "memory", 0.25f, "disk", 2f));
    }

    @Test
    void shouldTakeADuplicateOnce() {
        settle();
        web.send(20, Map.of("cpu", 0.5));
        web.send(20, Map.of("cpu", 0.5));
        web.send(22, Map.of("cpu", 1.0));
        Tick tick = web.send(23, Map.of("memory", 0.25)).get(0);
        assertThat(tick.getMetrics()).containsEntry("cpu", 0.75f);
        assertThat(tick.getIrregular()).isEqualTo(Map.of("duplicate", 1));
    }

    @Test
    void shouldKeepTheFirstOfTwoThatContradict() {
        settle();
        web.send(20, Map.of("cpu", 0.5));
        web.send(20, Map.of("cpu", 0.75));
        web.send(20, counter("cpu", 7));
        Tick tick = web.send(20, Map.of("memory", 0.25)).get(0);
        assertThat(tick.getMetrics()).containsEntry("cpu", 0.5f);
        assertThat(tick.getIrregular()).isEqualTo(Map.of("conflict", 2));
    }

    @Test
    void shouldTellOfTicksThatAreNotThere() {
        settle();
        assertThat(web.send(60, BOTH)).extracting(Tick::getIrregular).containsExactly(Map.of("gap", 4));
        assertThat(web.send(70, BOTH)).extracting(Tick::getIrregular).containsExactly(Map.of());
    }

    @Test
    void shouldHoldAHugeGapInAnInt() {
        settle();
        assertThat(web.send(1e12, BOTH))
                .extracting(Tick::getIrregular)
                .containsExactly(Map.of("gap", Integer.MAX_VALUE));
    }

    @Test
    void shouldTakeWhatIsOutOfOrderAsIfItWereNot() {
        settle();
        web.send(28, Map.of("cpu", 0.1));
        web.send(21, Map.of("cpu", 0.2));
        web.send(24, Map.of("cpu", 0.3));
        Tick tick = web.send(29, Map.of("memory", 0.25)).get(0);
        assertThat(tick.getMetrics()).containsEntry("cpu", (float) ((0.2 + 0.3 + 0.1) / 3));
        assertThat(tick.getIrregular()).isEqualTo(Map.of("out_of_order", 2));
    }

    @Test
    void shouldTellOfATimeThatIsAheadOfItsRecord() {
        settle();
        Sample ahead = new Sample("web-1", at(60.001), BOTH, Map.of(), List.of());
        assertThat(web.send(ahead, at(50)))
                .extracting(Tick::getIrregular)
                .containsExactly(Map.of("ahead", 1, "gap", 4));
        Sample almost = new Sample("web-1", at(70), BOTH, Map.of(), List.of());
        assertThat(web.send(almost, at(60))).extracting(Tick::getIrregular).containsExactly(Map.of());
    }

    @Test
    void shouldKeepAThousandReadingsOfOneSeries() {
        settle();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            ticks.addAll(web.send(20 + i * 0.005, Map.of("cpu", i < 1_024 ? 1.0 : 99.0)));
        }
        ticks.addAll(web.send(26, Map.of("memory", 0.25)));
        ticks.addAll(web.send(40, BOTH));
        assertThat(ticks.get(0).getMetrics()).containsEntry("cpu", 1f);
        assertThat(ticks.get(0).getIrregular()).isEqualTo(Map.of("crowded", 76));
    }

    @Test
    void shouldKeepFourThousandSeriesAndNeverMoreThanARecordHolds() {
        settle();
        for (int i = 0; i < 50; i++) {
            Reading[] readings = new Reading[100];
            for (int j = 0; j < readings.length; j++) {
                readings[j] = gauge("disk", "device=" + i + "/" + j, Combine.SUM, 1);
            }
            web.send(20, readings);
        }
        assertThat(web.storedBytes()).isLessThan(200_000);
        Tick tick = web.send(35, BOTH).get(0);
        assertThat(tick.getMetrics()).isEqualTo(Map.of("disk", 4_096f));
        assertThat(tick.getIrregular()).containsEntry("crowded", 904);

        String longName = "é".repeat(250);
        for (int i = 0; i < 30; i++) {
            Reading[] readings = new Reading[100];
            for (int j = 0; j < readings.length; j++) {
                readings[j] = gauge("net" + longName, i + "/" + j + longName.substring(8), Combine.SUM, 1);
            }
            web.send(40, readings);
        }
        assertThat(web.storedBytes()).isBetween(400_000, 1_000_000);
        assertThat(web.counted.get(Irregularity.CROWDED)).isGreaterThan(1_000);
    }

    @Test
    void shouldTellOfMetricsThatCameAndWent() {
        settle();
        Map<String, Double> more = new HashMap<>(BOTH);
        more.put("disk", 1.0);
        assertThat(web.send(20, more)).extracting(Tick::getIrregular).containsExactly(Map.of("new_metric", 1));
        web.send(30, BOTH);
        assertThat(web.send(45, BOTH)).extracting(Tick::getMissing).containsOnly(List.of("disk"));
        assertThat(web.send(50, BOTH)).extracting(Tick::getIrregular).containsExactly(Map.of("lost_metric", 1));
        assertThat(web.send(60, BOTH)).extracting(Tick::getMissing).containsExactly(List.of());
    }

    @Test
    void shouldLeaveOutWhatIsNoNumber() {
        settle();
        web.send(20, gauge("disk", "a", Combine.SUM, Double.NaN), gauge("net", "a", Combine.SUM, 3e38));
        web.send(20, gauge("net", "b", Combine.SUM, 3e38), gauge("net", "c", Combine.SUM, Double.POSITIVE_INFINITY));
        Tick tick = web.send(20, BOTH).get(0);
        assertThat(tick.getMetrics()).isEqualTo(Map.of("cpu", 0.5f, "memory", 0.25f));
        assertThat(tick.getIrregular()).isEqualTo(Map.of("not_finite", 3));
    }

    @Test
    void shouldCombineTheSeriesOfAMetric() {
        web.send(0, gauge("mean", "a", Combine.MEAN, 1), gauge("mean", "b", Combine.MEAN, 2));
        web.send(4, gauge("mean", "b", Combine.MEAN, 4), gauge("sum", "b", Combine.SUM, 2));
        web.send(5, gauge("sum", "a", Combine.SUM, 3), gauge("max", "a", Combine.MAX, 3));
        web.send(6, gauge("max", "b", Combine.MAX, -1), gauge("min", "a", Combine.MIN, 3));
        web.send(7, gauge("min", "b", Combine.MIN, -1));
        assertThat(web.send(15, BOTH))
                .extracting(Tick::getMetrics)
                .containsExactly(Map.of("mean", 2f, "sum", 5f, "max", 3f, "min", -1f));
    }

    @Test
    void shouldCloseAScrapeThatWasCutIntoSamplesWhenItsLastSeriesIsThere() {
        web.send(0, counter("requests", "a", 10, at(0)), counter("requests", "b", 10, at(0)));
        web.send(0, gauge("cpu", "0", Combine.MEAN, 0.5), gauge("cpu", "1", Combine.MEAN, 0.5));
        web.send(15, gauge("cpu", "0", Combine.MEAN, 0.5));
        assertThat(web.send(15, counter("requests", "a", 25, at(0)))).isEmpty();
        assertThat(web.send(15, counter("requests", "b", 40, at(0)))).isEmpty();
        Tick cut = web.send(15, gauge("cpu", "1", Combine.MEAN, 1)).get(0);
        assertThat(cut.getMetrics()).isEqualTo(Map.of("cpu", 0.75f, "requests", 3f));
        assertThat(web.send(
                        20,
                        counter("requests", "a", 25, at(0)),
                        counter("requests", "b", 40, at(0)),
                        gauge("cpu", "0", Combine.MEAN, 0.5),
                        gauge("cpu", "1", Combine.MEAN, 0.5)))
                .as("in one sample")
                .hasSize(1);
    }

    private void settle() {
        web.send(0, BOTH);
        assertThat(web.send(15, BOTH)).hasSize(2);
    }
}
