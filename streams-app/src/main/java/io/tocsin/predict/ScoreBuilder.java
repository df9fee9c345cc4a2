package io.tocsin.predict;

import io.tocsin.config.AlertSettings;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict as the contract says it.
 *
 * <p>Thread-safe.
 */
final class ScoreBuilder {
    /** Below half a boundary nobody asks why, and the explanation would be most of the record. */
    private static final float EXPLAINED_FROM = 0.5f;

    private final long tickDurationMs;
    private final int maxContributors;
    private final LimitCheck limits;

    ScoreBuilder(long tickDurationMs, AlertSettings settings) {
        this.tickDurationMs = tickDurationMs;
        this.maxContributors = settings.contributorsMax();
        this.limits = new LimitCheck(settings.limits());
    }

    Score withoutModel(Tick tick) {
        return new Score(
                tick.getEntity(),
                tick.getTime(),
                ScoreState.NO_MODEL,
                null,
                null,
                0f,
                1f,
                List.of(),
                null,
                List.of(),
                List.of(),
                limits.crossed(tick.getMetrics()),
                List.of(),
                tick.getLabels(),
                tick.getSilencedBy());
    }

    Score of(Tick tick, ModelStepper stepper) {
        return stepper.prediction().warmingUp() || stepper.isBlind() ? unscored(tick, stepper) : scored(tick, stepper);
    }

    /** A model that sees nothing is never alarmed: the static limits are to judge such a tick. */
    private Score unscored(Tick tick, ModelStepper stepper) {
        return new Score(
                tick.getEntity(),
                tick.getTime(),
                ScoreState.WARMING_UP,
                stepper.model().id().name(),
                stepper.model().id().version(),
                0f,
                stepper.prediction().boundary(),
                List.of(),
                null,
                List.of(),
                List.of(),
                limits.crossed(tick.getMetrics()),
                stepper.missing(),
                tick.getLabels(),
                tick.getSilencedBy());
    }

    private Score scored(Tick tick, ModelStepper stepper) {
        Model model = stepper.model();
        Prediction prediction = stepper.prediction();
        List<FailureRisk> failures = failures(model, prediction);
        FailureRisk urgent = failures.isEmpty() ? null : failures.get(prediction.urgentHorizon());
        return new Score(
                tick.getEntity(),
                tick.getTime(),
                ScoreState.SCORED,
                model.id().name(),
                model.id().version(),
                prediction.score(),
                prediction.boundary(),
                failures,
                urgent == null ? null : urgent.getHorizonSeconds(),
                prediction.score() >= EXPLAINED_FROM ? contributors(stepper) : List.of(),
                urgent != null && urgent.getProbability() >= EXPLAINED_FROM * urgent.getBoundary()
                        ? drivers(stepper)
                        : List.of(),
                limits.crossed(tick.getMetrics()),
                stepper.missing(),
                tick.getLabels(),
                tick.getSilencedBy());
    }

    private List<FailureRisk> failures(Model model, Prediction prediction) {
        List<FailureRisk> failures = new ArrayList<>();
        for (int h = 0; h < model.failures().size(); h++) {
            FailureCalibration failure = model.failures().get(h);
            failures.add(new FailureRisk(
                    (int) (failure.horizonTicks() * tickDurationMs / 1000),
                    prediction.failureProbability(h),
                    failure.boundary()));
        }
        return failures;
    }

    private List<Contributor> contributors(ModelStepper stepper) {
        Prediction prediction = stepper.prediction();
        List<Contributor> contributors = new ArrayList<>();
        for (int f : prediction.contributors(maxContributors)) {
            float expected = stepper.model().features().get(f).decode(prediction.expected(f));
            contributors.add(contributor(stepper, f, expected));
        }
        return contributors;
    }

    private List<Contributor> drivers(ModelStepper stepper) {
        List<Contributor> drivers = new ArrayList<>();
        for (int f : stepper.prediction().drivers(maxContributors)) {
            float usual = stepper.model().features().get(f).decode(0f);
            drivers.add(contributor(stepper, f, usual));
        }
        return drivers;
    }

    private static Contributor contributor(ModelStepper stepper, int f, float expected) {
        Feature feature = stepper.model().features().get(f);
        return new Contributor(
                feature.metric(),
                stepper.actual(f),
                expected,
                stepper.prediction().share(f));
    }
}
