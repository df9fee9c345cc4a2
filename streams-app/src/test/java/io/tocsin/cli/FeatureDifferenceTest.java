package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureDifferenceTest {
    private static final int TICKS = 200;

    @Test
    void shouldTellWhichFeaturesCameWentAndMoved() {
        FeatureDifference difference = new FeatureDifference(
                model(List.of("cpu", "memory", "disk"), 0f), model(List.of("cpu", "memory", "network"), 0.5f));

        assertThat(difference.metrics()).containsExactly("memory", "disk", "network");
        assertThat(difference.left("disk", "-")).startsWith("identity, center ").contains(", scale ");
        assertThat(difference.right("disk", "-")).isEqualTo("-");
        assertThat(difference.left("network", "-")).isEqualTo("-");
        assertThat(difference.onlyRight()).containsExactly("network");
        assertThat(difference.left("memory", "-")).isNotEqualTo(difference.right("memory", "-"));
    }

    @Test
    void shouldTakeWhatEveryTrainingMovesForEqual() {
        FeatureDifference difference =
                new FeatureDifference(model(List.of("cpu", "memory"), 0f), model(List.of("cpu", "memory"), 0.001f));

        assertThat(difference.metrics()).isEmpty();
    }

    /** The second metric is higher by {@code shift}. */
    private static Model model(List<String> metrics, float shift) {
        long[] ticks = new long[TICKS];
        float[][] rows = new float[TICKS][metrics.size()];
        for (int t = 0; t < TICKS; t++) {
            ticks[t] = t;
            for (int f = 0; f < metrics.size(); f++) {
                rows[t][f] = (float) Math.sin(t / (5.0 + f)) + (f == 1 ? shift : 0);
            }
        }
        TrainingData data =
                new TrainingData(10_000, List.of(new TickSeries("host/a", metrics, ticks, rows)), List.of());
        TrainingSettings settings =
                TrainingSettings.defaults().withNetwork(1, 4).withEpochs(1).withSeed(1);
        return new ModelTrainer(settings, new CarryRules(6, 12), TrainingListener.SILENT)
                .train(new ModelId("hosts", "v1"), data, 0)
                .model();
    }
}
