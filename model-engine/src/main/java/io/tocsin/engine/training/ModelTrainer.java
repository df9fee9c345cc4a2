package io.tocsin.engine.training;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.features.FeatureFit;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.learning.EpochReport;
import io.tocsin.engine.learning.EventLoss;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.HuberLoss;
import io.tocsin.engine.learning.Loss;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.learning.WeightedLoss;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.engine.window.TickSeries;
import java.util.List;

/**
 * Makes a model: the time line is split in training, validation and calibration part; features and weights come from the first, the moment to
 * stop from the second, scores and boundaries from what the network never learned from.
 *
 * <p>Deterministic for data, settings and seed. Confined to one thread.
 */
public final class ModelTrainer {
    /** At the full weight the forecast is 3 % worse, and the failures are foretold no better. */
    private static final float FAILURE_SHARE = 0.5f;
    /** In the calibration part at least so many ticks must be judged, or its tail says nothing. */
    private static final int MIN_CALIBRATION_TICKS = 8;

    private static final int SELF_TEST_TICKS_AFTER_WARM_UP = 8;

    private final TrainingSettings settings;
    private final CarryRules rules;
    private final TrainingListener listener;

    public ModelTrainer(TrainingSettings settings, CarryRules rules, TrainingListener listener) {
        this.settings = settings;
        this.rules = rules;
        this.listener = listener;
    }

    /** How many consecutive ticks an entity must have before training makes sense with these settings. */
    public static long minTicks(TrainingSettings settings, CarryRules rules) {
        return (long) Math.ceil((rules.warmUpTicks() + MIN_CALIBRATION_TICKS)
                / Math.min(settings.calibrationShare(), 1 - settings.calibrationShare() - settings.validationShare()));
    }

    /**
     * Trains and calibrates.
     *
     * @param createdAtMs epoch milliseconds, for the provenance
     * @throws IllegalArgumentException if there are too few ticks; the message tells how many it takes
     * @throws io.tocsin.engine.learning.TrainingDivergedException if the numbers run away
     */
    public TrainedModel train(ModelId id, TrainingData data, long createdAtMs) {
        TimeSplit split = TimeSplit.of(data.series(), settings);
        requireEnough(data, split);
        FailureLabels labels = FailureLabels.of(data, settings.horizonsTicks());
        List<TickSeries> training = split.trainingPart(data.series());
        List<TickSeries> later = data.series().stream()
                .map(s -> s.between(split.validation(), split.end()))
                .filter(s -> s.size() > 0)
                .toList();

        FeatureSet features = FeatureFit.fit(training);
        NetworkSpec spec = spec(features.size(), !labels.isEmpty());
        TickExamples examples = new TickExamples(spec, features, labels);
        List<Example> sequences = examples.of(training);
        NetworkFitter fitter = new NetworkFitter(
                Network.initial(spec, settings.fit().seed()),
                losses(spec, sequences),
                settings.fit().withFirstCounted(rules.warmUpTicks()),
                listener);
        Network network = fitter.fit(sequences, examples.of(split.validationPart(data.series())));

        Provenance provenance = new Provenance(
                createdAtMs,
                settings.fit().seed(),
                split.first(),
                split.end(),
                data.series().size(),
                data.ticks(),
                remark(data));
        List<FailureCalibration> neutral = labels.isEmpty()
                ? List.of()
                : settings.horizonsTicks().stream()
                        .map(FailureCalibration::neutral)
                        .toList();
        Model neutralModel = new Model(
                id,
                provenance,
                data.tickDurationMs(),
                rules,
                features,
                network,
                ScoreCalibration.neutral(features.size()),
                neutral,
                SelfTest.NONE);
        return calibrate(neutralModel, labels, data, later, split, fitter.epochs());
    }

    private void requireEnough(TrainingData data, TimeSplit split) {
        long needed = minTicks(settings, rules);
        if (split.end() - split.first() < needed) {
            throw new IllegalArgumentException("too few ticks to train on: ticks=" + (split.end() - split.first())
                    + " of " + data.series().size() + " entities, needs " + needed
                    + " from first to last; wait or collect longer");
        }
    }

    private NetworkSpec spec(int features, boolean failureHead) {
        HeadSpec forecast = HeadSpec.forecast(features);
        List<HeadSpec> heads = failureHead
                ? List.of(forecast, HeadSpec.failure(settings.horizonsTicks().size()))
                : List.of(forecast);
        return NetworkSpec.stack(features, settings.cell(), settings.layers(), settings.hidden(), heads)
                .withDropout(settings.dropout());
    }

    /** The Huber loss for the forecast; for the failure head the cross-entropy, the ticks before a failure weighted by how rare they are. */
    private static List<Loss> losses(NetworkSpec spec, List<Example> sequences) {
        int head = spec.head(HeadSpec.FAILURE);
        if (head < 0) {
            return List.of(new HuberLoss(1f));
        }
        int horizons = spec.heads().get(head).outputs();
        EventLoss failures = new EventLoss(FailureWeights.of(sequences, head, horizons));
        return List.of(new HuberLoss(1f), new WeightedLoss(failures, FAILURE_SHARE));
    }

    private static String remark(TrainingData data) {
        return data.series().size() + " entities, " + data.ticks() + " ticks, "
                + data.failures().size() + " known failures";
    }

    private TrainedModel calibrate(
            Model neutral,
            FailureLabels labels,
            TrainingData data,
            List<TickSeries> later,
            TimeSplit split,
            List<EpochReport> epochs) {
        ScoreCalibration scores = new ScoreCalibrator(labels, settings).calibrate(neutral, later, split.calibration());

        List<TrainingReport.FailureReport> failureReports = List.of();
        List<FailureCalibration> failures = List.of();
        if (!labels.isEmpty()) {
            FailureCalibrator calibrator = FailureCalibrator.of(neutral, labels, later);
            failures = calibrator.calibrate();
            failureReports = calibrator.report(failures);
        }
        Model calibrated = neutral.withCalibration(scores, failures);
        Model model = withSelfTest(calibrated, later);
        return new TrainedModel(
                model,
                new ReportWalk(model, labels, split)
                        .report(later, epochs, data.ticks() - ticks(later), failureReports));
    }

    private static long ticks(List<TickSeries> series) {
        return series.stream().mapToLong(TickSeries::size).sum();
    }

    private Model withSelfTest(Model model, List<TickSeries> later) {
        TickSeries longest = later.stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElseThrow()
                .select(model.features().metrics());
        int ticks = Math.min(longest.size(), rules.warmUpTicks() + SELF_TEST_TICKS_AFTER_WARM_UP);
        float[][] rows = new float[ticks][];
        for (int i = 0; i < ticks; i++) {
            rows[i] = longest.row(i).clone();
        }
        return model.withSelfTest(SelfTest.record(model, rows));
    }
}
