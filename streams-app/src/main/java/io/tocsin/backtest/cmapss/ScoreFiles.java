package io.tocsin.backtest.cmapss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves what was said about the test engines of a set: {@code scores.csv}, a line an engine that was judged, and {@code cycles.csv}, a line a cycle
 * from the {@value Protocol#FIRST_JUDGED_CYCLE}th on, each with the truth and a column of probabilities a detector.
 *
 * <p>Thread-safe.
 *
 * @param directory of the set; made when it is not there
 */
record ScoreFiles(Path directory) {

    void write(List<Judgement> judgements) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("scores.csv"), decisions(judgements));
            Files.write(directory.resolve("cycles.csv"), cycles(judgements));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write scores: directory=" + directory + " reason=" + e.getMessage(), e);
        }
    }

    private static List<String> decisions(List<Judgement> judgements) {
        List<String> lines = new ArrayList<>();
        lines.add("id,label" + columns(judgements));
        List<Decision> first = judgements.get(0).decisions();
        for (int i = 0; i < first.size(); i++) {
            int engine = i;
            lines.add(first.get(i).engine() + "," + (first.get(i).positive() ? 1 : 0)
                    + judgements.stream()
                            .map(judgement ->
                                    "," + judgement.decisions().get(engine).probability())
                            .collect(Collectors.joining()));
        }
        return lines;
    }

    private static List<String> cycles(List<Judgement> judgements) {
        List<String> lines = new ArrayList<>();
        lines.add("id,cycle,label" + columns(judgements));
        List<EngineRun> runs = judgements.get(0).runs();
        for (int i = 0; i < runs.size(); i++) {
            EngineRun run = runs.get(i);
            int engine = i;
            for (int t = Protocol.FIRST_JUDGED_CYCLE - 1; t < run.size(); t++) {
                int at = t;
                lines.add(run.id() + "," + (t + 1) + "," + (Protocol.isPositive(run.remaining(t)) ? 1 : 0)
                        + judgements.stream()
                                .map(judgement ->
                                        "," + judgement.probabilities().get(engine)[at])
                                .collect(Collectors.joining()));
            }
        }
        return lines;
    }

    /** Names without commas: they stand unquoted in a header. */
    private static String columns(List<Judgement> judgements) {
        return judgements.stream().map(judgement -> "," + judgement.detector()).collect(Collectors.joining());
    }
}
