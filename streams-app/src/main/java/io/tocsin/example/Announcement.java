package io.tocsin.example;

/**
 * A sale that is known of beforehand.
 *
 * <p>Thread-safe.
 *
 * @param knownFrom the tick from which on it is known
 * @param start the tick at which it is said to begin; it may be off by some
 * @param multiple how many times the usual load is expected
 */
public record Announcement(int knownFrom, int start, double multiple) {}
