package io.tocsin.demo.screen.view;

/**
 * How much of the history needed for a model is there. Thread-safe.
 *
 * @param ticks ticks seen
 * @param needed ticks needed
 */
public record Learning(int ticks, int needed) {}
