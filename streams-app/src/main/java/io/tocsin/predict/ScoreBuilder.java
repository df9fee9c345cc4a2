package io.tocsin.predict;

import io.tocsin.config.AlertSettings;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.schemas.Contributor;
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
                null,
                null,
                null,
                List.of(),
                List.of(),
                limits.crossed(tick.getMetrics()));
    }

    Score of(Tick tick, ModelStepper stepper) {
        Model model = stepper.model();
        Prediction prediction = stepper.prediction();
        FailureCalibration failure = model.failure();
        boolean told = failure != null && !prediction.warmingUp();
        return new Score(
                tick.getEntity(),
                tick.getTime(),
                prediction.warmingUp() ? ScoreState.WARMING_UP : ScoreState.SCORED,
                model.id().name(),
                model.id().version(),
                prediction.score(),
                prediction.boundary(),
                told ? prediction.failureProbability() : null,
                failure == null ? null : failure.boundary(),
                failure == null ? null : (int) (failure.horizonTicks() * tickDurationMs / 1000),
                prediction.score() >= EXPLAINED_FROM ? contributors(stepper) : List.of(),
                told && failure != null && prediction.failureProbability() >= EXPLAINED_FROM * failure.boundary()
                        ? drivers(stepper)
                        : List.of(),
                limits.crossed(tick.getMetrics()));
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
