package io.tocsin.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one detector is worth on one series.
 *
 * <p>Thread-safe when nobody writes to the map.
 *
 * @param series its name, without a comma
 * @param detector its name, without a comma
 * @param figures by name, in the order of the table's columns; NaN where one cannot be had
 */
public record FigureRow(String series, String detector, Map<String, Double> figures) {

    public FigureRow {
        if (series.contains(",") || detector.contains(",")) {
            throw new IllegalArgumentException(
                    "names stand unquoted in CSV, no comma: series=" + series + " detector=" + detector);
        }
    }

    /** The means of the figures of several runs of {@code detector} on the series that they share. */
    public static FigureRow mean(String detector, List<FigureRow> runs) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (FigureRow run : runs) {
            run.figures().forEach((name, figure) -> sums.merge(name, figure / runs.size(), Double::sum));
        }
        return new FigureRow(runs.get(0).series(), detector, sums);
    }
}
