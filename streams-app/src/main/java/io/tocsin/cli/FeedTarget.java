package io.tocsin.cli;

import io.tocsin.schemas.Sample;
import java.util.Optional;

/** Where samples go, in the order in which they come. Implementations are confined to one thread. */
interface FeedTarget {

    /** Takes a sample; waits while there is no room. */
    void send(Sample sample);

    /** Why samples do not arrive any more; empty while they do. */
    Optional<String> failure();

    /** Waits for what is on its way; how many of the samples arrived before the first one that did not. */
    int arrived();
}
