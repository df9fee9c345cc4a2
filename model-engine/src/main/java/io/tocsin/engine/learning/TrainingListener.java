package io.tocsin.engine.learning;

/** Hears how training goes, on the training thread; quick answers keep it going. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * Some mini-batches later.
     *
     * @param done share of all epochs that is done, 0 to 1
     * @param epoch from 1
     * @param loss mean training loss of this epoch so far
     */
    default void progress(double done, int epoch, double loss) {}

    default void epochEnded(EpochReport report) {}
}
