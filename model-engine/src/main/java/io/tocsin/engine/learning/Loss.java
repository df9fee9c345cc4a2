package io.tocsin.engine.learning;

/**
 * What a head is trained to make small, with its derivative. A target that is NaN is unknown and does not count.
 *
 * <p>Implementations are thread-safe.
 */
public interface Loss {

    /** How many numbers a target has for a head with so many outputs. */
    default int targetWidth(int outputs) {
        return outputs;
    }

    /** Whether anything of the target that begins at {@code from} is known. */
    default boolean counts(float[] target, int from, int outputs) {
        for (int j = 0; j < targetWidth(outputs); j++) {
            if (!Float.isNaN(target[from + j])) {
                return true;
            }
        }
        return false;
    }

    /**
     * The loss of one vector of outputs, and its derivative by each of them.
     *
     * @param output holds the outputs from {@code from} on
     * @param outputs how many
     * @param target holds the target from {@code targetFrom} on
     * @param gradient receives the derivative from {@code from} on
     * @return 0 where nothing of the target is known
     */
    double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient);
}
