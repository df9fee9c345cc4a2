package io.tocsin.engine;

import io.tocsin.engine.kernel.Kernels;

/**
 * Steps a model until the JIT has compiled the way, so that the first live ticks do not pay for it: vector code runs hundreds of times slower before.
 *
 * <p>Thread-safe.
 */
public final class WarmUp {
    /** By then the code was steady on 17 and on 25; about a third of a second. */
    private static final int STEPS = 20_000;

    private WarmUp() {}

    /** Steps an entity of its own through what the model's self-test holds, or through zeros. */
    public static void run(Model model, Kernels kernels) {
        Predictor predictor = new Predictor(model, kernels);
        EntityState state = new EntityState(model.network().spec());
        Prediction prediction = new Prediction(model.features().size());
        float[][] rows = model.selfTest().rows();
        float[] zeros = new float[model.features().size()];
        for (int tick = 0; tick < STEPS; tick++) {
            predictor.step(tick, rows.length == 0 ? zeros : rows[tick % rows.length], state, prediction);
        }
    }
}
