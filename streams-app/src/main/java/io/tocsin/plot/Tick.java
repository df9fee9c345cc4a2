package io.tocsin.plot;

/**
 * A value that an axis is lettered at. Thread-safe.
 *
 * @param label what stands there
 */
record Tick(double value, String label) {}
