package io.tocsin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickExamplesTest {
    private static final float NAN = Float.NaN;
    private static final FeatureSet FEATURES = new FeatureSet(List.of(
            new Feature("cpu", Transform.IDENTITY, 0, 1), new Feature(AnnouncedLoad.TICKS, Transform.NEARNESS, 0, 1)));

    @Test
    void shouldAskForEveryHorizonAndNotWhereNobodyKnows() {
        // Ticks 0 to 29, a failure in 5 and 6, horizons of 2 and 4 ticks.
        Example example = example(30, new FailureInterval("shop", 5, 7), 2, 4);
        float[][] targets = example.targets().get(1);
        assertThat(targets[0]).containsExactly(0, 0);
        assertThat(targets[1]).containsExactly(0, 1);
        assertThat(targets[3]).containsExactly(1, 1);
        assertThat(targets[4]).containsExactly(1, 1);
        for (int t = 5; t < 17; t++) {
            assertThat(targets[t]).containsExactly(NAN, NAN);
        }
        assertThat(targets[17]).containsExactly(0, 0);
        assertThat(targets[25]).containsExactly(0, 0);
        assertThat(targets[26]).containsExactly(0, NAN);
        assertThat(targets[28]).containsExactly(NAN, NAN);
    }

    @Test
    void shouldNotAskForAForecastOfWhatIsAnnounced() {
        Example example = example(4, new FailureInterval("shop", 2, 3), 2, 4);
        assertThat(example.inputs()[0]).containsExactly(0, 0.5f);
        assertThat(example.targets().get(0)[0]).containsExactly(1, NAN);
        assertThat(example.targets().get(0)[1]).containsExactly(NAN, NAN);
        assertThat(example.targets().get(0)[2]).containsExactly(3, NAN);
    }

    @Test
    void shouldGiveTheRarerHorizonMoreWeight() {
        Example example = example(60, new FailureInterval("shop", 40, 41), 1, 4);
        // 47 quiet ticks beside one before the failure; 41 beside four.
        assertThat(FailureWeights.of(List.of(example), 1, 2))
                .containsExactly((float) Math.sqrt(47), (float) Math.sqrt(10.25));
        Example quiet = example(200, new FailureInterval("other", 40, 41), 1, 4);
        assertThat(FailureWeights.of(List.of(quiet), 1, 2)).containsExactly(8, 8);
    }

    private static Example example(int ticks, FailureInterval failure, int... horizons) {
        long[] numbers = new long[ticks];
        float[][] rows = new float[ticks][];
        for (int t = 0; t < ticks; t++) {
            numbers[t] = t;
            rows[t] = new float[] {t, 12};
        }
        TickSeries series = new TickSeries("shop", FEATURES.metrics(), numbers, rows);
        List<Integer> ascending = new ArrayList<>();
        for (int horizon : horizons) {
            ascending.add(horizon);
        }
        FailureLabels labels = FailureLabels.of(new TrainingData(10_000, List.of(series), List.of(failure)), ascending);
        List<Example> examples = new TickExamples(NetworkSpec.forecaster(2, 1, 4, horizons.length), FEATURES, labels)
                .of(List.of(series));
        assertThat(examples).hasSize(1);
        return examples.get(0);
    }
}
