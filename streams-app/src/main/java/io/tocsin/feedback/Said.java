package io.tocsin.feedback;

import java.time.Instant;

/**
 * Who says something, and when.
 *
 * <p>Thread-safe.
 *
 * @param by not blank
 * @param note for people; may be empty
 */
public record Said(String by, String note, Instant time) {}
