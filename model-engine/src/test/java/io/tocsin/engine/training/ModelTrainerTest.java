package io.tocsin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.evaluation.ReliabilityCurve;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingDivergedException;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {
    private static final CarryRules RULES = new CarryRules(6, 12);
    private static final TrainingSettings SETTINGS =
            TrainingSettings.defaults().withNetwork(1, 12).withEpochs(12);

    @Test
    void shouldBeatTheNaiveForecastOnAWave() {
        TrainedModel trained = train(waves(4, 900, List.of()), SETTINGS);
        TrainingReport report = trained.report();
        assertThat(report.forecastError()).isLessThan(0.6 * report.naiveError());
        assertThat(report.falseAlarmTicks()).isLessThan(3);
        assertThat(report.failures()).isEmpty();
        assertThat(report.epochs().get(0).trainingLoss())
                .isGreaterThan(report.epochs().get(report.epochs().size() - 1).trainingLoss());
    }

    @Test
    void shouldForeseeFailuresThatAnnounceThemselves() {
        List<FailureInterval> failures = new ArrayList<>();
        TrainedModel trained = train(waves(6, 1200, failures), SETTINGS);
        assertThat(failures).hasSizeGreaterThan(20);
        assertThat(trained.report().failures())
                .extracting(TrainingReport.FailureReport::horizonTicks)
                .containsExactly(6, 18, 30);
        assertThat(trained.report().failures()).allSatisfy(horizon -> {
            assertThat(horizon.boundary()).isBetween(0.05, 0.9);
            assertThat(horizon.falseAlarms()).isLessThanOrEqualTo(3);
        });
        // The ramp begins 20 ticks before: there is nothing to see any earlier.
        for (TrainingReport.FailureReport horizon : trained.report().failures().subList(0, 2)) {
            assertThat(horizon.aucRoc()).isGreaterThan(0.9);
            assertThat(horizon.found()).isGreaterThan(horizon.failures() * 3 / 4);
        }
        assertThat(trained.model().failures()).hasSize(3);
    }

    @Test
    void shouldReportHowScoresAreSpreadAndHowTrueProbabilitiesAre() {
        TrainingReport report =
                train(waves(4, 600, new ArrayList<>()), SETTINGS.withEpochs(3)).report();

        assertThat(report.scores())
                .extracting(ScoreQuantile::quantile)
                .startsWith(0.25, 0.5, 0.75, 0.9, 0.99)
                .isSorted();
        assertThat(report.scores()).extracting(ScoreQuantile::score).isSorted();
        assertThat(report.failures()).hasSize(3).allSatisfy(horizon -> {
            List<ReliabilityCurve.Bin> bins = horizon.reliability().bins();
            assertThat(bins).hasSizeBetween(2, 10);
            assertThat(bins.stream().mapToInt(ReliabilityCurve.Bin::count).sum())
                    .isBetween(4 * (600 * 30 / 100 - 6 - 30), 4 * (600 * 40 / 100));
            assertThat(Math.round(bins.stream()
                            .mapToDouble(bin -> bin.observedShare() * bin.count())
                            .sum()))
                    .isEqualTo(horizon.ticksBefore());
        });
    }

    @Test
    void shouldMakeTheSameModelFromTheSameSeedAndAnotherFromAnother() {
        TrainingSettings quick = SETTINGS.withEpochs(2);
        byte[] first = ModelWriter.write(train(waves(2, 400, List.of()), quick).model());
        byte[] again = ModelWriter.write(train(waves(2, 400, List.of()), quick).model());
        byte[] other = ModelWriter.write(
                train(waves(2, 400, List.of()), quick.withSeed(43)).model());
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void shouldGoByTheTrainingLossWhenTheValidationPartIsAllWarmUp() {
        TrainingSettings shortValidation = settings(3e-3f, 0.1);
        List<EpochReport> epochs =
                train(waves(2, 100, List.of()), shortValidation).report().epochs();
        assertThat(epochs).hasSize(3);
        assertThat(epochs.get(0).validationLoss())
                .isEqualTo(epochs.get(0).trainingLoss())
                .isPositive();
    }

    @Test
    void shouldSayHowManyTicksItTakes() {
        assertThatThrownBy(() -> train(waves(2, 50, List.of()), SETTINGS))
                .hasMessage(
                        "too few ticks to train on: ticks=50 of 2 entities, needs 100 from first to last; wait or collect longer");
    }

    @Test
    void shouldStopWithTheReasonWhenTheNumbersRunAway() {
        TrainingSettings wild = settings(Float.MAX_VALUE, 0.15);
        assertThatThrownBy(() -> train(waves(2, 400, List.of()), wild))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("gradientNorm=");
    }

    private static TrainedModel train(TrainingData data, TrainingSettings settings) {
        return new ModelTrainer(settings, RULES, TrainingListener.SILENT).train(new ModelId("test", "v1"), data, 0);
    }

    /** Two noisy waves an entity; where {@code failures} may grow, a ramp of a third metric leads into a failure now and then. */
    private static TrainingData waves(int entities, int ticks, List<FailureInterval> failures) {
        Random random = new Random(5);
        List<TickSeries> series = new ArrayList<>();
        for (int e = 0; e < entities; e++) {
            float[][] rows = new float[ticks][];
            long[] numbers = new long[ticks];
            int rampStart = 60 + random.nextInt(60);
            for (int t = 0; t < ticks; t++) {
                double ramp = Math.max(0, Math.min(1, (t - rampStart) / 15.0));
                if (t == rampStart + 20 && failures instanceof ArrayList) {
                    failures.add(new FailureInterval("entity-" + e, 1000L + t, 1000L + t + 6));
                }
                if (t > rampStart + 26) {
                    rampStart = t + 80 + random.nextInt(60);
                }
                numbers[t] = 1000L + t;
                rows[t] = new float[] {
                    (float) (Math.sin(t * 0.4 + e) + 0.05 * random.nextGaussian()),
                    (float) (100 + 30 * Math.cos(t * 0.25) + random.nextGaussian()),
                    (float) (failures instanceof ArrayList ? ramp + 0.02 * random.nextGaussian() : 1)
                };
            }
            series.add(new TickSeries("entity-" + e, List.of("sine", "cosine", "ramp"), numbers, rows));
        }
        return new TrainingData(10_000, series, failures);
    }

    private static TrainingSettings settings(float learningRate, double validationShare) {
        FitSettings fit =
                new FitSettings(3, 3, 4, 16, Optimizer.Kind.ADAM, LearningRate.cosine(learningRate), 1f, 0, 1, 1);
        return new TrainingSettings(Cell.LSTM, 1, 4, 0f, fit, validationShare, 0.2, List.of(6, 18, 30), 1);
    }
}
