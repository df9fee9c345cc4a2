package io.tocsin.demo.screen.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another version of the model took over. Thread-safe.
 *
 * @param at simulated time of the first tick the new version judged
 * @param fromVersion absent when there was no model before
 * @param ticksWithoutScore ticks that went unscored because of the swap
 */
public record ModelSwap(
        long sequence, Instant at, String model, @Nullable String fromVersion, String toVersion, long ticksWithoutScore)
        implements FeedEntry {}
