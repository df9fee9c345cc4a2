package io.tocsin.engine;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import io.tocsin.engine.scoring.FailureCalibration;

/**
 * Steps one model: tick in, verdict out, state carried. Training, calibration, replay and the live system all step through here, so the same
 * ticks give the same numbers, bit for bit.
 *
 * <p>A missing value is replaced by the network's own forecast of it: it surprises nobody, and it counts neither in the score nor in the
 * contributors. A context feature is an input and nothing else: never missing, never forecast, never scored. A step allocates nothing and costs
 * one step of the network.
 *
 * <p>Confined to one thread; many predictors may share a model.
 */
public final class Predictor {
    /** Inputs are held within ± this many training standard deviations, so that one wild value cannot drive the state anywhere. */
    public static final float MAX_INPUT = 6f;

    private final Model model;
    private final PreparedNetwork network;
    private final FailureCalibration[] failures;
    private final boolean[] context;
    private final StepWorkspace workspace;
    private final TimeMajor inputs;
    private final float[] input;
    private final int forecastHead;
    private final int failureHead;

    public Predictor(Model model, Kernels kernels) {
        this.model = model;
        this.network = new PreparedNetwork(model.network(), kernels);
        this.failures = model.failures().toArray(FailureCalibration[]::new);
        this.context = new boolean[model.features().size()];
        for (int f = 0; f < context.length; f++) {
            context[f] = model.features().isContext(f);
        }
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
        compare(raw, state, prediction);
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

    private void compare(float[] raw, EntityState state, Prediction prediction) {
        for (int f = 0; f < input.length; f++) {
            prediction.levels[f] = Float.isNaN(raw[f]) ? Float.NaN : input[f];
            prediction.scoredLevels[f] = context[f] ? Float.NaN : input[f];
            prediction.expected[f] = state.forecast[f] + state.memory.offset(f);
            prediction.residuals[f] = state.isFresh() ? Float.NaN : prediction.scoredLevels[f] - prediction.expected[f];
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
        float[] forecast = workspace.output(forecastHead).values();
        for (int f = 0; f < input.length; f++) {
            // Over a gap, what was announced stays so.
            state.forecast[f] = context[f] ? input[f] : forecast[f];
        }
    }

    private void judge(EntityState state, Prediction prediction) {
        // As it was before this tick: what judges must not depend on what is judged.
        prediction.boundary = state.memory.tolerance();
        prediction.warmingUp = state.ticksSeen <= model.rules().warmUpTicks();
        state.memory.add(
                model.calibration(),
                prediction.residuals,
                prediction.scoredLevels,
                prediction.changes,
                prediction.warmingUp);
        for (int f = 0; f < prediction.blame.length; f++) {
            prediction.blame[f] = state.memory.blame(f);
        }
        prediction.score = prediction.warmingUp
                ? 0f
                : state.memory.error() / model.calibration().boundary();
        foresee(prediction);
    }

    private void foresee(Prediction prediction) {
        float[] probabilities = prediction.failureProbabilities;
        for (int h = 0; h < failures.length; h++) {
            float logit = workspace.output(failureHead).values()[h];
            prediction.failureLogits[h] = logit;
            probabilities[h] = prediction.warmingUp ? Float.NaN : failures[h].probability(logit);
        }
        FailureCalibration.makeMonotone(probabilities);
        prediction.urgentHorizon = prediction.warmingUp ? -1 : urgent(probabilities);
    }

    private int urgent(float[] probabilities) {
        int closest = -1;
        for (int h = 0; h < failures.length; h++) {
            if (probabilities[h] >= failures[h].boundary()) {
                return h;
            }
            if (closest < 0
                    || probabilities[h] / failures[h].boundary()
                            > probabilities[closest] / failures[closest].boundary()) {
                closest = h;
            }
        }
        return closest;
    }
}
