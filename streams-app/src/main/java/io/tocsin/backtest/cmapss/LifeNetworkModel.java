package io.tocsin.backtest.cmapss;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.network.TimeMajor;

/**
 * A trained {@link LifeNetwork}.
 *
 * <p>Thread-safe.
 *
 * @param network its first head gives the logit of a failure
 */
record LifeNetworkModel(Network network) implements FailureModel {

    @Override
    public float[] probabilities(ScaledRun run) {
        float[][] rows = RunInputs.LEVELS_CHANGES_AGE.of(run);
        SequencePass pass = new SequencePass(new PreparedNetwork(network, Kernels.chosen()), rows.length, 1);
        TimeMajor inputs = pass.inputs();
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(rows[t], 0, inputs.values(), inputs.at(t), inputs.width());
        }
        pass.run(rows.length, new NetworkState(network.spec()), null, null);
        float[] logits = pass.output(0).values();
        float[] probabilities = new float[rows.length];
        for (int t = 0; t < rows.length; t++) {
            probabilities[t] = (float) (1 / (1 + Math.exp(-logits[t])));
        }
        return probabilities;
    }
}
