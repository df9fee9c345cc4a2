package io.tocsin.backtest.flashsale;

import java.util.List;

/**
 * Foretells failures.
 *
 * <p>Implementations are confined to one thread.
 */
interface Detector {
    String name();

    /** Learns from a fold's training ticks and scores. */
    Judgement judge(Recording recording, Fold fold);

    /**
     * Scores for each horizon, each run and each tick, higher where a failure is nearer.
     *
     * @param heldOut of training ticks by what did not learn from them, NaN elsewhere: what calibration and thresholds are made from
     * @param scores of all ticks by what learned from all training ticks; only those of judged ticks are used
     */
    record Judgement(List<List<float[]>> heldOut, List<List<float[]>> scores) {}
}
