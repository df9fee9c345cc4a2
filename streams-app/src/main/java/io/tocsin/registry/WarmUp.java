package io.tocsin.registry;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import java.time.Duration;

/**
 * Steps a model through usual ticks: often enough that its code is compiled before the first tick needs it, and not much longer than a second, for the loader
 * reads nothing else meanwhile.
 *
 * <p>Confined to one thread; used once.
 */
final class WarmUp {
    private static final int STEPS = 20_000;
    private static final long ENOUGH_NANOS = Duration.ofSeconds(1).toNanos();
    /** Code that is not compiled yet makes a sound model slow; one that is slow still is not sound. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Predictor predictor;
    private final EntityState state;
    private final Prediction prediction;
    private final float[] usual;
    private long fastestNanos = Long.MAX_VALUE;

    WarmUp(Model model) {
        this.predictor = new Predictor(model, Kernels.chosen());
        this.state = new EntityState(model.network().spec());
        this.prediction = new Prediction(model);
        this.usual = new float[model.features().size()];
        for (int f = 0; f < usual.length; f++) {
            usual[f] = model.features().get(f).decode(0f);
        }
    }

    /**
     * Runs.
     *
     * @param maxStepMicros what one step may take. The fastest step counts: what else the machine has to do is not the model's fault
     * @throws RefusedModelException if a step takes longer, or ends in a score that is no number
     */
    void run(int maxStepMicros) {
        long maxNanos = 1_000L * maxStepMicros;
        long start = System.nanoTime();
        long now = start;
        for (int tick = 0; tick < STEPS && !isEnough(now - start, maxNanos); tick++) {
            predictor.step(tick, usual, state, prediction);
            long end = System.nanoTime();
            fastestNanos = Math.min(fastestNanos, end - now);
            now = end;
        }
        if (fastestNanos > maxNanos) {
            throw new RefusedModelException(
                    ModelRefusalCause.SLOW,
                    "one step takes longer than models.step.micros.max, all entities would wait: micros="
                            + fastestNanos / 1_000 + " max=" + maxStepMicros);
        }
        if (!Float.isFinite(prediction.score())) {
            throw new RefusedModelException(
                    ModelRefusalCause.SELF_TEST, "score of usual ticks is not finite: score=" + prediction.score());
        }
    }

    private boolean isEnough(long elapsedNanos, long maxNanos) {
        return elapsedNanos > (fastestNanos > maxNanos ? PATIENCE_NANOS : ENOUGH_NANOS);
    }
}
