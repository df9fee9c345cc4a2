package io.tocsin.engine;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import io.tocsin.engine.scoring.FailureCalibration;
import org.jspecify.annotations.Nullable;

/**
 * Steps one model: tick in, verdict out, state carried. Training, calibration, replay and the live system all step through here, so the same
 * ticks give the same numbers, bit for bit.
 *
 * <p>A missing value is replaced by the network's own forecast of it: it surprises nobody, and it counts neither in the score nor in the
 * contributors. A step allocates nothing and costs one step of the network.
 *
 * <p>Confined to one thread; many predictors may share a model.
 */
public final class Predictor {
    /** Inputs are held within ± this many training standard deviations, so that one wild value cannot drive the state anywhere. */
    public static final float MAX_INPUT = 6f;

    private final Model model;
    private final PreparedNetwork network;
    private final @Nullable FailureCalibration failure;
    private final StepWorkspace workspace;
    private final TimeMajor inputs;
    private final float[] input;
    private final int forecastHead;
    private final int failureHead;

    public Predictor(Model model, Kernels kernels) {
        this.model = model;
        this.network = new PreparedNetwork(model.network(), kernels);
        this.failure = model.failure();
        this.workspace = new StepWorkspace(model.network());
        this.inputs = TimeMajor.zeros(1, 1, model.features().size());
        this.input = inputs.values();
        this.forecastHead = model.network().spec().head(HeadSpec.FORECAST);
        this.failureHead = model.network().spec().head(HeadSpec.FAILURE);
    }

    public Model model() {
        return model;
    }

    /**
     * Judges one tick and advances the state.
     *
     * @param tick number of the tick, above the state's last
     * @param raw {@code [features]} in the metrics' own units and the model's order, NaN where missing
     * @throws IllegalArgumentException if the tick is not after the last one
     */
    public void step(long tick, float[] raw, EntityState state, Prediction prediction) {
        crossGap(tick, state);
        model.features().encode(raw, input);
        compare(state, prediction);
        prepareInput(state);
        advance(state);
        state.lastTick = tick;
        state.ticksSeen++;
        judge(state, prediction);
    }

    private void crossGap(long tick, EntityState state) {
        if (state.isFresh()) {
            return;
        }
        long missing = tick - state.lastTick - 1;
        if (missing < 0) {
            throw new IllegalArgumentException("ticks must increase: tick=" + tick + " last=" + state.lastTick);
        }
        if (missing > model.rules().maxGapTicks()) {
            state.reset();
            return;
        }
        if (missing > 0) {
            state.memory.forgetLevel();
        }
        for (long i = 0; i < missing; i++) {
            System.arraycopy(state.forecast, 0, input, 0, input.length);
            clip();
            advance(state);
        }
    }

    private void compare(EntityState state, Prediction prediction) {
        System.arraycopy(input, 0, prediction.levels, 0, input.length);
        for (int f = 0; f < input.length; f++) {
            prediction.expected[f] = state.forecast[f] + state.memory.offset(f);
            prediction.residuals[f] = state.isFresh() ? Float.NaN : input[f] - prediction.expected[f];
        }
    }

    private void prepareInput(EntityState state) {
        for (int f = 0; f < input.length; f++) {
            if (Float.isNaN(input[f])) {
                input[f] = state.forecast[f];
            }
        }
        clip();
    }

    private void clip() {
        for (int f = 0; f < input.length; f++) {
            input[f] = Math.max(-MAX_INPUT, Math.min(MAX_INPUT, input[f]));
        }
    }

    private void advance(EntityState state) {
        network.step(inputs, 0, state.network, workspace);
        System.arraycopy(workspace.output(forecastHead).values(), 0, state.forecast, 0, input.length);
    }

    private void judge(EntityState state, Prediction prediction) {
        prediction.failureLogit = failure == null ? Float.NaN : failureLogit();
        // As it was before this tick: what judges must not depend on what is judged.
        prediction.boundary = state.memory.tolerance();
        prediction.warmingUp = state.ticksSeen <= model.rules().warmUpTicks();
        state.memory.add(
                model.calibration(), prediction.residuals, prediction.levels, prediction.changes, prediction.warmingUp);
        for (int f = 0; f < prediction.blame.length; f++) {
            prediction.blame[f] = state.memory.blame(f);
        }
        if (prediction.warmingUp) {
            prediction.score = 0f;
            prediction.failureProbability = Float.NaN;
            return;
        }
        prediction.score = state.memory.error() / model.calibration().boundary();
        prediction.failureProbability = failure == null ? Float.NaN : failure.probability(prediction.failureLogit);
    }

    /** How much more the step speaks for failure than against it: the difference of the two logits. */
    private float failureLogit() {
        float[] logits = workspace.output(failureHead).values();
        return logits[1] - logits[0];
    }
}
