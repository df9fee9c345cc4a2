package io.tocsin.demo.screen.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The two times of a demo. Thread-safe.
 *
 * @param elapsed wall time since the start
 * @param remaining wall time until the demo ends by itself; absent when it runs until stopped
 * @param simulated where simulated time is; absent before the simulation began
 * @param timeLapse simulated seconds per second, 1 once simulated time has met now
 * @param zone the zone in which times of day are shown
 */
public record RunClock(
        Duration elapsed,
        @Nullable Duration remaining,
        @Nullable Instant simulated,
        double timeLapse,
        ZoneId zone) {}
