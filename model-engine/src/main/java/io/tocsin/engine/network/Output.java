package io.tocsin.engine.network;

import java.util.Arrays;

/**
 * What the numbers of a head mean.
 *
 * <p>Thread-safe.
 */
public enum Output {
    /** The next input vector, as a change to the share of the present one that simply stays. */
    FORECAST,
    /** Real numbers. */
    VALUES,
    /** Logits of classes of which exactly one holds: the softmax is their probabilities. */
    CLASSES,
    /** Logits of events of which any may hold, for example "fails within 1, 3, 5 minutes": the sigmoid of each is its probability. */
    EVENTS;

    /**
     * The meaning of that name, upper or lower case.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Output of(String name) {
        for (Output output : values()) {
            if (output.name().equalsIgnoreCase(name)) {
                return output;
            }
        }
        throw new IllegalArgumentException("unknown output: output=" + name + " known=" + Arrays.toString(values()));
    }
}
