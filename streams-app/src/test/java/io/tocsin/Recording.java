package io.tocsin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ten minutes under two hours of five shops, one row an entity and tick, in the order in which they happened: single and long gaps, metrics that
 * are missing for one tick or for long or always, a metric that no model knows, an anomaly and a value that must be a mistake.
 */
final class Recording {
    /** One tick of one entity; a metric that is missing is not there. */
    record Row(String entity, int tick, Map<String, Double> metrics) {}

    private Recording() {}

    static List<Row> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recording.class.getResourceAsStream("recording.csv")),
                StandardCharsets.UTF_8))) {
            String[] columns = lines.readLine().split(",", -1);
            List<Row> rows = new ArrayList<>();
            lines.lines().forEach(line -> rows.add(row(columns, line.split(",", -1))));
            rows.sort(Comparator.comparingInt(Row::tick));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] columns, String[] cells) {
        Map<String, Double> metrics = new HashMap<>();
        for (int i = 2; i < columns.length; i++) {
            if (!cells[i].isEmpty()) {
                metrics.put(columns[i], Double.valueOf(cells[i]));
            }
        }
        return new Row(cells[0], Integer.parseInt(cells[1]), metrics);
    }
}
