package io.tocsin.backtest.nab;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes {@code scores.csv} of one series: timestamp, value, label (1 in a window), then a column a detector. Rows of the probation are there too.
 *
 * <p>Thread-safe.
 */
final class ScoresFile {
    private ScoresFile() {}

    /**
     * Makes {@code outDir/<series without its ending>/scores.csv}.
     *
     * @param index of {@code series} among those of the runs
     */
    static void write(Path outDir, NabSeries series, int index, List<DetectorRun> runs) {
        String folder = series.name().substring(0, series.name().length() - ".csv".length());
        try {
            Path directory = Files.createDirectories(outDir.resolve(folder));
            try (BufferedWriter writer = Files.newBufferedWriter(directory.resolve("scores.csv"))) {
                writer.write("timestamp,value,label");
                for (DetectorRun run : runs) {
                    writer.write("," + run.name());
                }
                writer.write("\n");
                for (int row = 0; row < series.rows(); row++) {
                    writer.write(line(series, row, index, runs));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write scores: directory=" + outDir + " series=" + series.name(), e);
        }
    }

    private static String line(NabSeries series, int row, int index, List<DetectorRun> runs) {
        StringBuilder line = new StringBuilder(64)
                .append(series.timestamps().get(row))
                .append(',')
                .append(series.values()[row])
                .append(',')
                .append(series.labelled(row) ? 1 : 0);
        for (DetectorRun run : runs) {
            line.append(',')
                    .append(String.format(Locale.ROOT, "%.5f", run.scores().get(index)[row]));
        }
        return line.append('\n').toString();
    }
}
