package io.tocsin.demo.screen.view;

/**
 * How much went through and how fast. Thread-safe.
 *
 * @param ticks ticks scored since the start
 * @param ticksPerSecond over the last seconds of wall time
 * @param p50Ms median time from sample to score in milliseconds, NaN when nothing was measured yet
 * @param p99Ms the same for the slowest hundredth
 * @param lateSamples samples that came after their tick was closed
 * @param deadLetters records put aside because they could not be read
 */
public record Throughput(
        long ticks, double ticksPerSecond, double p50Ms, double p99Ms, long lateSamples, long deadLetters) {}
