package io.tocsin.engine.learning;

import io.tocsin.engine.Predictor;
import io.tocsin.engine.network.MissingInputs;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;
import java.util.Arrays;

/**
 * As in service, a missing input is replaced by the network's own forecast of it; by 0, the mean, where the network makes none. Inputs are held
 * within ±{@link Predictor#MAX_INPUT}.
 *
 * <p>Confined to one thread.
 */
final class OwnForecasts implements MissingInputs {
    private final int head;
    private final float[] carried;

    OwnForecasts(NetworkSpec spec, int batch) {
        int found = -1;
        for (int i = 0; i < spec.heads().size(); i++) {
            found = spec.heads().get(i).output() == Output.FORECAST ? i : found;
        }
        // A bidirectional network has not been through any step when its inputs are filled.
        this.head = spec.bidirectional() ? -1 : found;
        this.carried = new float[batch * spec.features()];
    }

    /** Before a new sequence. */
    void reset() {
        Arrays.fill(carried, 0f);
    }

    /** After the last of {@code time} steps: keeps what the next chunk's first step may miss. */
    void carry(SequencePass pass, int time) {
        if (head >= 0) {
            TimeMajor forecast = pass.output(head);
            System.arraycopy(forecast.values(), forecast.at(time - 1), carried, 0, carried.length);
        }
    }

    @Override
    public void fill(SequencePass pass, int t) {
        TimeMajor inputs = pass.inputs();
        float[] values = inputs.values();
        for (int k = 0; k < carried.length; k++) {
            int at = inputs.at(t) + k;
            float value = Float.isNaN(values[at]) ? standIn(pass, t, k) : values[at];
            values[at] = Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, value));
        }
    }

    private float standIn(SequencePass pass, int t, int k) {
        if (head < 0) {
            return 0f;
        }
        return t == 0
                ? carried[k]
                : pass.output(head).values()[pass.output(head).at(t - 1) + k];
    }
}
