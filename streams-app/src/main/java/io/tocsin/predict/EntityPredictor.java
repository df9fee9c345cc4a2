package io.tocsin.predict;

import io.tocsin.config.AlertSettings;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;

/**
 * One model on one entity without Kafka: the same code as in the running system, the carried state in memory.
 *
 * <p>Confined to one thread.
 */
public final class EntityPredictor {
    private final ModelStepper stepper;
    private final ScoreBuilder scores;
    private final long tickDurationMs;

    public EntityPredictor(Model model, AlertSettings settings) {
        this.stepper = new ModelStepper(model);
        this.tickDurationMs = model.tickDurationMs();
        this.scores = new ScoreBuilder(tickDurationMs, settings);
    }

    /** Judges one tick, after those before. */
    public Score add(Tick tick) {
        stepper.step(Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs), tick.getMetrics());
        return scores.of(tick, stepper);
    }

    public Model model() {
        return stepper.model();
    }

    /** The verdict on the last tick, in the network's units. The live object. */
    public Prediction prediction() {
        return stepper.prediction();
    }
}
