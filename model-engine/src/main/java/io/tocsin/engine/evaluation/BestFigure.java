package io.tocsin.engine.evaluation;

/**
 * The best that any threshold would have reached. Known only in hindsight, with the labels at hand: an upper bound, not a result.
 *
 * <p>Thread-safe.
 *
 * @param value the figure, 0 to 1
 * @param threshold ticks with at least this score are flagged; of equally good ones the highest
 */
public record BestFigure(double value, double threshold) {}
