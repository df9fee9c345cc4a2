package io.tocsin.demo.screen.view;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of the failures and of the announcements. Thread-safe.
 *
 * @param came failures the simulation made
 * @param announcedAhead how many of them were announced before they began
 * @param medianLead median time from announcement to failure, in simulated time; absent when none was announced
 * @param falseAlarms announcements after which no failure came
 */
public record FailureTally(
        long came, long announcedAhead, @Nullable Duration medianLead, long falseAlarms) {}
