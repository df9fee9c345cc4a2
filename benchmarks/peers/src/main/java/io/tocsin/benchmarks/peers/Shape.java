package io.tocsin.benchmarks.peers;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import java.util.List;

/**
 * Two LSTM layers and a dense head that forecasts the inputs.
 *
 * @param inputs length of an input vector
 * @param hidden width of each layer
 */
record Shape(int inputs, int hidden) {
    static final int LAYERS = 2;
    static final String HEAD = "y";

    Network network() {
        return Network.initial(
                NetworkSpec.stack(inputs, Cell.LSTM, LAYERS, hidden, List.of(HeadSpec.of(HEAD, Output.VALUES, inputs))),
                1);
    }

    /** Multiply-adds of one step, two operations each, without the gates' functions. */
    double flops() {
        return 2.0 * (4 * hidden * (inputs + 3.0 * hidden) + (double) hidden * inputs);
    }

    /** Weights of the recurrent layers alone. */
    int recurrentWeights() {
        return 4 * hidden * (inputs + 3 * hidden);
    }

    @Override
    public String toString() {
        return inputs + "," + hidden;
    }
}
