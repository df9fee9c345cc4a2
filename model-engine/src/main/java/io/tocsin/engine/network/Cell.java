package io.tocsin.engine.network;

import java.util.Arrays;

/**
 * The kinds of recurrent cell. A new one is a class that implements {@link RecurrentLayer} and a constant here.
 *
 * <p>Thread-safe.
 */
public enum Cell {
    /** {@code h' = tanh(W x + U h + b)}. */
    RNN_TANH {
        @Override
        public RecurrentLayer zeros(int inputs, int hidden) {
            return RnnLayer.zeros(this, inputs, hidden);
        }
    },
    /** {@code h' = max(0, W x + U h + b)}. */
    RNN_RELU {
        @Override
        public RecurrentLayer zeros(int inputs, int hidden) {
            return RnnLayer.zeros(this, inputs, hidden);
        }
    },
    /** {@link LstmLayer}. */
    LSTM {
        @Override
        public RecurrentLayer zeros(int inputs, int hidden) {
            return LstmLayer.zeros(inputs, hidden);
        }
    },
    /** {@link GruLayer}. */
    GRU {
        @Override
        public RecurrentLayer zeros(int inputs, int hidden) {
            return GruLayer.zeros(inputs, hidden);
        }
    };

    /** A layer of zeros. */
    public abstract RecurrentLayer zeros(int inputs, int hidden);

    /**
     * The cell of that name, upper or lower case.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Cell of(String name) {
        for (Cell cell : values()) {
            if (cell.name().equalsIgnoreCase(name)) {
                return cell;
            }
        }
        throw new IllegalArgumentException("unknown cell: cell=" + name + " known=" + Arrays.toString(values()));
    }
}
