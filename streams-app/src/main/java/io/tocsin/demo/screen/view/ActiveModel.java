package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The model that judges now. Thread-safe.
 *
 * @param name name of the model
 * @param version version of the model
 * @param since simulated time of the first tick it judged
 * @param inUse wall time since it was swapped in
 * @param previousVersion the version it replaced; absent for the first one
 */
public record ActiveModel(
        String name,
        String version,
        Instant since,
        Duration inUse,
        @Nullable String previousVersion) {}
