package io.tocsin.engine.learning;

import java.util.List;

/**
 * Changes parameters by gradients.
 *
 * <p>Confined to one thread.
 */
public interface Optimizer {

    /** The kinds there are. */
    enum Kind {
        ADAM {
            @Override
            public Optimizer create(List<float[]> parameters) {
                return new Adam(parameters);
            }
        },
        SGD {
            @Override
            public Optimizer create(List<float[]> parameters) {
                return new Sgd(parameters);
            }
        };

        /** An optimiser of these arrays, which it changes in place. */
        public abstract Optimizer create(List<float[]> parameters);
    }

    /**
     * One update.
     *
     * @param gradients arrays of the parameters' lengths in the parameters' order
     * @param scale what each gradient is multiplied by first
     */
    void update(List<float[]> gradients, float scale, float learningRate);

    /** What it remembers from update to update, the live arrays in a fixed order: what a checkpoint keeps. */
    List<float[]> memory();

    /** Number of updates so far. */
    int updates();

    /** Goes on from a checkpoint, whose {@link #memory} was put back. */
    void resume(int updates);
}
