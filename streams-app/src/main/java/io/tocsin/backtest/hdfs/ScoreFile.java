package io.tocsin.backtest.hdfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The scores of all sessions of the test as CSV: id, label (1 is abnormal), then a column a detector.
 *
 * <p>Thread-safe.
 */
final class ScoreFile {
    private ScoreFile() {}

    static void write(Path file, List<Verdicts> detectors) {
        List<String> lines = new ArrayList<>();
        lines.add("id,label," + detectors.stream().map(Verdicts::detector).collect(Collectors.joining(",")));
        addAll(lines, "normal-", 0, detectors.stream().map(Verdicts::normal).toList());
        addAll(lines, "abnormal-", 1, detectors.stream().map(Verdicts::abnormal).toList());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UnusableSessionsException(
                    "scores cannot be written; name another directory: file=" + file + " cause=" + e.getMessage(), e);
        }
    }

    private static void addAll(List<String> lines, String prefix, int label, List<double[]> scores) {
        for (int i = 0; i < scores.get(0).length; i++) {
            int row = i;
            lines.add(prefix + (i + 1) + "," + label + ","
                    + scores.stream()
                            .map(column -> String.format(Locale.ROOT, "%.6f", column[row]))
                            .collect(Collectors.joining(",")));
        }
    }
}
