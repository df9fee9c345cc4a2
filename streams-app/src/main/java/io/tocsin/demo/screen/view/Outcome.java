package io.tocsin.demo.screen.view;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of an announced failure. Thread-safe.
 *
 * @param cameAfter simulated time from the announcement to the failure; absent when the failure did not come
 */
public record Outcome(@Nullable Duration cameAfter) {}
