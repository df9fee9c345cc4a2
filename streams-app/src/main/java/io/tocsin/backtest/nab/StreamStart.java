package io.tocsin.backtest.nab;

/**
 * What a detector is told before the first row.
 *
 * <p>Thread-safe.
 *
 * @param probationRows so many rows come before the first that is judged, at least 1
 * @param seed of whatever it draws at random
 */
public record StreamStart(int probationRows, long seed) {}
