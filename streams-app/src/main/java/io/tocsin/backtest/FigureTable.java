package io.tocsin.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The figures of all detectors on all series of a suite.
 *
 * <p>Thread-safe.
 */
public record FigureTable(List<FigureRow> rows) {
    public static final String MEAN = "MEAN";
    /** The series of a row that stands for all of them, where a benchmark says how they add up. */
    public static final String ALL = "all";

    public FigureTable {
        rows = List.copyOf(rows);
    }

    /** The names of all figures, in the order in which they first occur. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.figures().keySet()));
        return List.copyOf(columns);
    }

    public List<String> detectors() {
        return rows.stream().map(FigureRow::detector).distinct().toList();
    }

    public List<String> series() {
        return rows.stream().map(FigureRow::series).distinct().toList();
    }

    /** The figure of one detector on one series; NaN where there is none. */
    public double figure(String series, String detector, String column) {
        return rows.stream()
                .filter(row -> row.series().equals(series) && row.detector().equals(detector))
                .map(row -> row.figures().getOrDefault(column, Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** One detector's figure on every series, in the order of {@link #series}. */
    public double[] figures(String detector, String column) {
        return series().stream()
                .mapToDouble(name -> figure(name, detector, column))
                .toArray();
    }

    /** One row a detector: what stands for all series, else the mean over those that have the figure. */
    public List<FigureRow> means() {
        List<FigureRow> means = new ArrayList<>();
        for (String detector : detectors()) {
            Map<String, Double> figures = new LinkedHashMap<>();
            for (String column : columns()) {
                double ofAll = figure(ALL, detector, column);
                figures.put(column, Double.isNaN(ofAll) ? mean(detector, column) : ofAll);
            }
            means.add(new FigureRow(MEAN, detector, figures));
        }
        return means;
    }

    private double mean(String detector, String column) {
        return Arrays.stream(figures(detector, column))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** Writes series, detector and figures, the means below; a figure that cannot be had is an empty cell. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder("series,detector");
        columns().forEach(column -> text.append(',').append(column));
        text.append('\n');
        rows.forEach(row -> append(text, row));
        if (series().size() > 1) {
            means().forEach(row -> append(text, row));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write: file=" + file, e);
        }
    }

    private void append(StringBuilder text, FigureRow row) {
        text.append(row.series()).append(',').append(row.detector());
        for (String column : columns()) {
            double value = row.figures().getOrDefault(column, Double.NaN);
            text.append(',').append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value));
        }
        text.append('\n');
    }
}
