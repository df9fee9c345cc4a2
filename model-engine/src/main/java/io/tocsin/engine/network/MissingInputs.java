package io.tocsin.engine.network;

/**
 * Says what stands in for missing inputs.
 *
 * <p>Confined to one thread.
 */
@FunctionalInterface
public interface MissingInputs {

    /** Replaces every NaN of step {@code t} of the pass's inputs; what the heads gave at the steps before is there. */
    void fill(SequencePass pass, int t);
}
