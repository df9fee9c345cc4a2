package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Cell;
import java.util.List;

/**
 * In which order another framework keeps the gates of a cell.
 *
 * <p>Thread-safe.
 */
enum GateOrder {
    /** LSTM: input, forget, candidate, output. GRU: reset, update, candidate. */
    PYTORCH {
        @Override
        List<Integer> of(Cell cell) {
            return switch (cell) {
                case RNN_TANH, RNN_RELU -> List.of(0);
                case LSTM -> List.of(0, 1, 3, 2);
                case GRU -> List.of(0, 1, 2);
            };
        }
    },
    /** LSTM: input, output, forget, candidate. GRU: update, reset, candidate. */
    ONNX {
        @Override
        List<Integer> of(Cell cell) {
            return switch (cell) {
                case RNN_TANH, RNN_RELU -> List.of(0);
                case LSTM -> List.of(0, 2, 1, 3);
                case GRU -> List.of(1, 0, 2);
            };
        }
    };

    /** For each of our gates in turn, its place there. */
    abstract List<Integer> of(Cell cell);
}
