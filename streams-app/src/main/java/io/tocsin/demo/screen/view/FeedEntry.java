package io.tocsin.demo.screen.view;

import java.time.Instant;

/** Something that happened and is worth a line. Thread-safe. */
public sealed interface FeedEntry permits AlertChange, ModelSwap, FailureTruth {
    /** Grows by at least one from entry to entry, so that a reader of the last entries can tell which ones are new. */
    long sequence();

    /** Simulated time. */
    Instant at();
}
