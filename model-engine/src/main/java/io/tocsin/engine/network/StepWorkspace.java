package io.tocsin.engine.network;

/**
 * Scratch and outputs of one step, so that a step allocates nothing. Overwritten by the next step.
 *
 * <p>Confined to one thread.
 */
public final class StepWorkspace {
    final float[] gates;
    final float[] cellActivation;
    final float[] forecast;
    final float[] failureLogits = new float[Network.FAILURE_STATES];

    public StepWorkspace(NetworkSpec spec) {
        this.gates = new float[LstmLayer.GATES * spec.hidden()];
        this.cellActivation = new float[spec.hidden()];
        this.forecast = new float[spec.features()];
    }

    /** The forecast of the next input vector, {@code [features]}. */
    public float[] forecast() {
        return forecast;
    }

    /** How much more the last step speaks for failure than against it: the difference of the two logits. */
    public float failureLogit() {
        return failureLogits[1] - failureLogits[0];
    }
}
