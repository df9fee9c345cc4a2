package io.tocsin.backtest;

/** Judges a server after learning from its training part. Implementations are thread-safe. */
interface Detector {
    /** As it stands in the table. */
    String name();

    /** Whether another seed gives another result. */
    boolean isRandom();

    /** Learns and judges; the labels are not looked at. */
    Detection detect(ServerSeries series, long seed);
}
