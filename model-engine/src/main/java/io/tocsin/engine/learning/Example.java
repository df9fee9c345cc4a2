package io.tocsin.engine.learning;

import java.util.List;

/**
 * A sequence and what is to be learned at each of its steps.
 *
 * <p>Immutable as long as nobody writes to the arrays. Thread-safe then.
 *
 * @param inputs {@code [steps][features]}, NaN where missing
 * @param targets for each head {@code [steps][target width]}, NaN where unknown
 */
public record Example(float[][] inputs, List<float[][]> targets) {

    public Example {
        targets = List.copyOf(targets);
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).length != inputs.length) {
                throw new IllegalArgumentException("wrong length: targets of head " + i + " has "
                        + targets.get(i).length + " steps, needs " + inputs.length);
            }
        }
    }

    public int size() {
        return inputs.length;
    }
}
