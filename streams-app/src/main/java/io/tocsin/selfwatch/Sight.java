package io.tocsin.selfwatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way of the data at a moment. Thread-safe.
 *
 * @param sample when the newest sample came; absent when none ever did, as the others
 * @param tick when the newest tick was made
 * @param score when the newest score was made, by a model or not
 * @param judged when a model last made one
 * @param entities how many have scores, where that is known; else 0
 * @param waiting records that wait for the application
 * @param isRun whether anybody runs the application
 */
public record Sight(
        Instant now,
        @Nullable Instant sample,
        @Nullable Instant tick,
        @Nullable Instant score,
        @Nullable Instant judged,
        int entities,
        long waiting,
        boolean isRun) {}
