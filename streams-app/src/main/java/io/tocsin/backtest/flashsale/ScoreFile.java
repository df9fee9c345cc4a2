package io.tocsin.backtest.flashsale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code scores.csv}: id (run and tick), label, and for each detector its calibrated probability.
 *
 * <p>Thread-safe.
 */
final class ScoreFile {
    private ScoreFile() {}

    /** @param verdicts of one horizon on the same ticks */
    static void write(Path directory, Recording recording, List<Verdict> verdicts) {
        try {
            Files.createDirectories(directory);
            try (BufferedWriter writer =
                    Files.newBufferedWriter(directory.resolve("scores.csv"), StandardCharsets.UTF_8)) {
                writer.write("id,label");
                for (Verdict verdict : verdicts) {
                    writer.write("," + verdict.detector());
                }
                writer.write("\n");
                writeRows(recording, verdicts, writer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write scores: directory=" + directory, e);
        }
    }

    private static void writeRows(Recording recording, List<Verdict> verdicts, BufferedWriter writer)
            throws IOException {
        Verdict first = verdicts.get(0);
        for (int r = 0; r < recording.runs().size(); r++) {
            for (int t = 0; t < recording.runs().get(r).size(); t++) {
                if (first.judged().has(r, t)) {
                    writer.write(recording.runs().get(r).name() + ":" + t + ","
                            + (int) first.targets().get(r)[t]);
                    for (Verdict verdict : verdicts) {
                        writer.write("," + verdict.probabilities().get(r)[t]);
                    }
                    writer.write("\n");
                }
            }
        }
    }
}
