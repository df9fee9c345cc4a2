package io.tocsin.engine.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.window.TickSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureFitTest {

    @Test
    void shouldCenterAndScaleByMeanAndStandardDeviation() {
        Feature feature = fitOne("queue", 1, 3, 1, 3);
        assertThat(feature.transform()).isEqualTo(Transform.IDENTITY);
        assertThat(feature.center()).isEqualTo(2f);
        assertThat(feature.scale()).isEqualTo(1f);
        assertThat(feature.encode(3)).isEqualTo(1f);
        assertThat(feature.decode(1)).isEqualTo(3f);
    }

    @Test
    void shouldFloorTheScaleOfAFlatRatioAtOnePercentagePoint() {
        assertThat(fitOne("system.cpu.utilization.user", 0.5f, 0.5f, 0.5f, 0.5f).scale())
                .isEqualTo(0.01f);
        assertThat(fitOne("http.server.error.ratio", 0, 0, 0, 0).scale()).isEqualTo(0.01f);
    }

    @Test
    void shouldFloorTheScaleOfAFlatValueAtOnePercentOfIt() {
        assertThat(fitOne("sessions", 2000, 2000, 2000, 2000).scale()).isEqualTo(20f);
    }

    @Test
    void shouldFloorTheScaleOfALoadAverageAtHalfAThread() {
        assertThat(fitOne("system.cpu.load_average.15m", 0.31f, 0.32f, 0.31f, 0.32f)
                        .scale())
                .isEqualTo(0.5f);
    }

    @Test
    void shouldNotTakeTheFirstReadOfAnIdleDiskForAMillionDeviations() {
        assertThat(fitOne("system.disk.operations.read", 0, 0, 0, 0).encode(10)).isEqualTo(2f);
        assertThat(fitOne("system.disk.io.read", 0, 0, 0, 0).encode(40_960)).isEqualTo(10f);
    }

    @Test
    void shouldTakeTheLogarithmOfAMetricThatSpansDecades() {
        float[] values = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 40 == 0 ? 100_000 : 10;
        }
        Feature feature = fitOne("bytes", values);
        assertThat(feature.transform()).isEqualTo(Transform.SIGNED_LOG);
        assertThat(feature.decode(feature.encode(5_000))).isCloseTo(5_000f, within(1f));
    }

    @Test
    void shouldLeaveOutAMetricThatIsMissingInMostTicks() {
        float nan = Float.NaN;
        TickSeries series = new TickSeries(
                "a", List.of("rare", "usual"), new long[] {1, 2, 3}, new float[][] {{1, 1}, {nan, 2}, {nan, nan}});
        assertThat(FeatureFit.fit(List.of(series)).metrics()).containsExactly("usual");
    }

    @Test
    void shouldTakeWhatIsAnnouncedForAContextHoweverSeldomItIs() {
        float nan = Float.NaN;
        TickSeries series = new TickSeries(
                "a",
                List.of("cpu", "announced.load.multiple", "announced.load.ticks"),
                new long[] {1, 2, 3, 4},
                new float[][] {{1, nan, nan}, {2, nan, 12}, {3, nan, nan}, {4, nan, nan}});
        FeatureSet features = FeatureFit.fit(List.of(series));
        assertThat(features.metrics()).containsExactly("cpu", "announced.load.ticks");
        // Half near in one tick of four, and never as fine a scale as that would be.
        assertThat(features.get(1)).isEqualTo(new Feature("announced.load.ticks", Transform.NEARNESS, 0.125f, 0.25f));
        assertThat(features.isContext(0)).isFalse();
        assertThat(features.isContext(1)).isTrue();
    }

    @Test
    void shouldSayWhenNothingIsLeft() {
        TickSeries series = new TickSeries(
                "a", List.of("rare"), new long[] {1, 2, 3}, new float[][] {{1}, {Float.NaN}, {Float.NaN}});
        assertThatThrownBy(() -> FeatureFit.fit(List.of(series)))
                .hasMessage("no metric is there in half of the ticks: ticks=3 metrics=1");
    }

    @Test
    void shouldKeepMissingValuesMissing() {
        FeatureSet features = new FeatureSet(
                List.of(new Feature("a", Transform.IDENTITY, 1, 2), new Feature("b", Transform.SIGNED_LOG, 0, 1)));
        float[] encoded = new float[2];
        features.encode(new float[] {Float.NaN, (float) Math.expm1(3)}, encoded);
        assertThat(encoded[0]).isNaN();
        assertThat(encoded[1]).isCloseTo(3f, within(1e-5f));
    }

    @Test
    void shouldRefuseAMetricThatIsAFeatureTwice() {
        Feature feature = new Feature("a", Transform.IDENTITY, 0, 1);
        assertThatThrownBy(() -> new FeatureSet(List.of(feature, feature)))
                .hasMessage("metric is a feature twice: metric=a");
    }

    private static Feature fitOne(String metric, float... values) {
        long[] ticks = new long[values.length];
        float[][] rows = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            ticks[i] = i;
            rows[i] = new float[] {values[i]};
        }
        return FeatureFit.fit(List.of(new TickSeries("a", List.of(metric), ticks, rows)))
                .get(0);
    }
}
