package io.tocsin.replay;

import io.tocsin.engine.Prediction;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;

/** Hears what a replay gives, in the order of the ticks. Called by the replaying thread. */
public interface ReplayListener {

    /**
     * A tick was judged.
     *
     * @param row index of its row in the recording
     * @param prediction what the score was made of; overwritten by the next tick
     */
    void judged(int row, Score score, Prediction prediction);

    /** An incident changed with the tick of {@code row}. */
    default void alerted(int row, Alert alert) {}
}
