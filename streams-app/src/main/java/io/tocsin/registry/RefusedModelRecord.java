package io.tocsin.registry;

import java.time.Instant;

/**
 * A record of the models topic that did not take effect on this instance.
 *
 * <p>Thread-safe.
 *
 * @param key as it came, or {@code null} spelled out
 * @param cause the rule that it broke
 * @param reason one line for people
 * @param time when it was refused, by this instance's clock
 */
public record RefusedModelRecord(String key, long offset, ModelRefusalCause cause, String reason, Instant time) {}
