package io.tocsin.retraining;

import java.time.Duration;
import java.util.Optional;

/**
 * How a trainer that watches goes about it.
 *
 * <p>Thread-safe.
 *
 * @param every at the latest so long after the last training; empty: only when the entities drift
 * @param driftFor for more than half of so long scores have to be off before it trains; also the least pause between two trainings for that reason
 * @param shadowFor how long a new version stands beside the champion before the gate is asked, in the time of the ticks
 * @param promotes whether what the gate lets pass becomes the champion; else it stays in the shadow until a person decides
 */
public record RetrainSettings(Optional<Duration> every, Duration driftFor, Duration shadowFor, boolean promotes) {}
