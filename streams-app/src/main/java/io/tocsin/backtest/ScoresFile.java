package io.tocsin.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The scores of one server: a row a tick, a column a detector.
 *
 * <p>Thread-safe.
 */
final class ScoresFile {
    private ScoresFile() {}

    /** Writes {@code tick,label,} and one column for each entry; with all digits, so that a reader gets the same ranking. */
    static void write(Path file, ServerSeries series, Map<String, double[]> scores) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("tick,label," + String.join(",", scores.keySet()) + "\n");
                for (int i = 0; i < series.test().size(); i++) {
                    StringBuilder line = new StringBuilder();
                    line.append(series.test().tick(i)).append(',').append(series.labels()[i] ? 1 : 0);
                    for (double[] column : scores.values()) {
                        line.append(',').append(column[i]);
                    }
                    out.write(line.append('\n').toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write: file=" + file, e);
        }
    }
}
