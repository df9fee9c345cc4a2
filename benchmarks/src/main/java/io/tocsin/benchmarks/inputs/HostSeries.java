package io.tocsin.benchmarks.inputs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One series of a host.
 *
 * <p>Thread-safe.
 *
 * @param labels in their order
 * @param isCounter whether it only grows
 * @param unit empty when it is not told
 */
record HostSeries(String name, Map<String, String> labels, boolean isCounter, String unit, double value) {
    private static final String NONE = "-";
    private static final int COLUMNS = 5;

    /** The 100 series of a resource beside this class; a line is {@code name label=value,… sum|gauge unit value}. */
    static List<HostSeries> read(String resource) {
        InputStream in = Objects.requireNonNull(HostSeries.class.getResourceAsStream(resource), resource);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(HostSeries::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostSeries parse(String line) {
        String[] columns = line.split(" ", COLUMNS);
        Map<String, String> labels = new LinkedHashMap<>();
        if (!columns[1].equals(NONE)) {
            Arrays.stream(columns[1].split(",", -1)).forEach(label -> {
                int equals = label.indexOf('=');
                labels.put(label.substring(0, equals), label.substring(equals + 1));
            });
        }
        return new HostSeries(
                columns[0],
                labels,
                columns[2].equals("sum"),
                columns[3].equals(NONE) ? "" : columns[3],
                Double.parseDouble(columns[4]));
    }
}
