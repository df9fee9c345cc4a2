package io.tocsin.backtest.nab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file of windows: for each series a list of pairs, first and last timestamp.
 *
 * <p>Thread-safe.
 *
 * @param file where they came from
 * @param bySeries the pairs by the path of the series
 */
record WindowLabels(Path file, Map<String, List<List<String>>> bySeries) {
    private static final TypeReference<Map<String, List<List<String>>>> SHAPE = new TypeReference<>() {};

    static WindowLabels read(Path file) {
        if (!Files.isReadable(file)) {
            throw new NabDataException(
                    "no readable windows of the benchmark, put its combined windows there: file=" + file);
        }
        try {
            return new WindowLabels(file, new ObjectMapper().readValue(file.toFile(), SHAPE));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new NabDataException(
                    "windows must be lists of pairs of timestamps by series: file=" + file + " reason=" + reason, e);
        }
    }

    /**
     * The windows of {@code series} as rows.
     *
     * @param timesMs of its rows
     * @throws NabDataException if the series is not in the file, or a window begins or ends at no row of it
     */
    List<NabWindow> of(String series, long[] timesMs) {
        List<List<String>> pairs = bySeries.get(series);
        if (pairs == null) {
            throw new NabDataException(
                    "series has no entry, add its windows or an empty list: file=" + file + " series=" + series);
        }
        return pairs.stream().map(pair -> window(series, pair, timesMs)).toList();
    }

    private NabWindow window(String series, List<String> pair, long[] timesMs) {
        if (pair.size() != 2) {
            throw new NabDataException(
                    "window must be two timestamps: file=" + file + " series=" + series + " window=" + pair);
        }
        int first = row(series, pair.get(0), timesMs);
        int last = row(series, pair.get(1), timesMs);
        if (last < first) {
            throw new NabDataException(
                    "window ends before it begins: file=" + file + " series=" + series + " window=" + pair);
        }
        return new NabWindow(first, last);
    }

    private int row(String series, String timestamp, long[] timesMs) {
        long time = NabTimestamp.parse(timestamp)
                .orElseThrow(() -> new NabDataException("window must be two timestamps: file=" + file + " series="
                        + series + " timestamp=" + timestamp));
        for (int row = 0; row < timesMs.length; row++) {
            if (timesMs[row] == time) {
                return row;
            }
        }
        throw new NabDataException("window begins or ends at no row of the series: file=" + file + " series=" + series
                + " timestamp=" + timestamp);
    }
}
