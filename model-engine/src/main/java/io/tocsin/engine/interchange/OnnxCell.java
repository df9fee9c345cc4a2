package io.tocsin.engine.interchange;

import io.tocsin.engine.network.Cell;
import java.util.List;
import java.util.Locale;

/**
 * Tells which of this engine's cells an RNN, LSTM or GRU node is; refuses what none of them is.
 *
 * <p>Thread-safe.
 */
final class OnnxCell {
    private OnnxCell() {}

    static Cell of(OnnxNode node, int directions) {
        requireNothingUnknown(node);
        List<String> activations = node.texts("activations").stream()
                .map(activation -> activation.toLowerCase(Locale.ROOT))
                .toList();
        return switch (node.operator()) {
            case "LSTM" -> {
                requireActivations(node, activations, List.of("sigmoid", "tanh", "tanh"), directions);
                yield Cell.LSTM;
            }
            case "GRU" -> {
                requireActivations(node, activations, List.of("sigmoid", "tanh"), directions);
                if (node.integer("linear_before_reset", 0) != 1) {
                    throw new UnusableFileException(
                            "GRU with the reset before the product is not supported: linear_before_reset=0 node="
                                    + node.name());
                }
                yield Cell.GRU;
            }
            default -> {
                boolean isRelu = !activations.isEmpty() && activations.get(0).equals("relu");
                requireActivations(node, activations, List.of(isRelu ? "relu" : "tanh"), directions);
                yield isRelu ? Cell.RNN_RELU : Cell.RNN_TANH;
            }
        };
    }

    private static void requireNothingUnknown(OnnxNode node) {
        boolean hasUnknown =
                node.hasAttribute("clip") || node.integer("input_forget", 0) != 0 || node.integer("layout", 0) != 0;
        if (hasUnknown) {
            throw node.refusal("attribute is not supported", "one of=clip, input_forget, layout");
        }
        if (!node.input(4).isEmpty()) {
            throw node.refusal("sequences of different lengths are not supported", "sequence_lens=" + node.input(4));
        }
        if (!node.input(7).isEmpty()) {
            throw node.refusal("peepholes are not supported", "P=" + node.input(7));
        }
    }

    private static void requireActivations(OnnxNode node, List<String> there, List<String> known, int directions) {
        boolean isRightMany = there.isEmpty() || there.size() == directions * known.size();
        for (int i = 0; i < there.size() || !isRightMany; i++) {
            if (!isRightMany || !there.get(i).equals(known.get(i % known.size()))) {
                throw node.refusal("activation is not supported", "activations=" + there + " needs=" + known);
            }
        }
    }
}
