package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure the simulation really made. Thread-safe.
 *
 * @param at simulated time at which the failure began
 * @param what what happened, such as {@code flash sale took the shop down}
 * @param announcedBefore how long before it was announced; absent when it was not
 */
public record FailureTruth(
        long sequence,
        Instant at,
        String entity,
        String what,
        @Nullable Duration announcedBefore) implements FeedEntry {}
