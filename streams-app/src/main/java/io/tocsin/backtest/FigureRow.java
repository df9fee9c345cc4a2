package io.tocsin.backtest;

import java.util.Map;

/**
 * What one detector is worth on one series.
 *
 * <p>Thread-safe when nobody writes to the map.
 *
 * @param figures by name, in the order of the table's columns; NaN where one cannot be had
 */
public record FigureRow(String series, String detector, Map<String, Double> figures) {}
