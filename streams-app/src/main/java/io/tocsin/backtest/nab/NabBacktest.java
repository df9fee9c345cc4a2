package io.tocsin.backtest.nab;

import io.tocsin.backtest.FigureRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs detectors over a directory of the Numenta Anomaly Benchmark and scores their alarms with its standard profile.
 *
 * <p>The threshold is the same for all series and detectors and was chosen without labels: a row alarms when something like it comes at most once
 * in a thousand rows. Deterministic for a seed. Confined to one thread.
 */
public final class NabBacktest {
    private final AlarmPolicy policy = AlarmPolicy.ONE_IN_A_THOUSAND;
    private final NabProfile profile = NabProfile.STANDARD;
    private final List<NabDetector> detectors;

    /**
     * Compares {@code detectors}.
     *
     * @param detectors in the order to show them in
     */
    public NabBacktest(List<NabDetector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /** The LSTM beside the baselines of this package. */
    public static NabBacktest withOwnDetectors() {
        return new NabBacktest(NabDetectors.all());
    }

    /**
     * Judges all series below {@code dataDir} and leaves {@code scores.csv} for each below {@code outDir}.
     *
     * @param seeds one run each of the detectors that draw at random, at least one
     * @param progress hears a line when a detector is through
     * @throws NabDataException if a file is missing or malformed; the message tells which and what to do
     */
    public NabResult run(Path dataDir, Path outDir, List<Long> seeds, Consumer<String> progress) {
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("at least one seed is needed: seeds=0");
        }
        List<NabSeries> series = NabFiles.read(dataDir);
        Map<NabDetector, List<DetectorRun>> runs = new LinkedHashMap<>();
        for (NabDetector detector : detectors) {
            runs.put(detector, runs(detector, series, seeds, progress));
        }
        List<DetectorRun> all = runs.values().stream().flatMap(List::stream).toList();
        for (int i = 0; i < series.size(); i++) {
            ScoresFile.write(outDir, series.get(i), i, all);
        }
        return result(series, runs);
    }

    private static List<DetectorRun> runs(
            NabDetector detector, List<NabSeries> series, List<Long> seeds, Consumer<String> progress) {
        List<DetectorRun> runs = new ArrayList<>();
        List<Long> own = detector.seeded() ? seeds : seeds.subList(0, 1);
        for (long seed : own) {
            String name = own.size() == 1 ? detector.name() : detector.name() + "_seed" + seed;
            runs.add(DetectorRun.of(detector, name, seed, series));
            progress.accept("judged: detector=" + name + " series=" + series.size());
        }
        return runs;
    }

    private NabResult result(List<NabSeries> series, Map<NabDetector, List<DetectorRun>> runs) {
        NabFigures figures = new NabFigures(series, policy, profile);
        List<FigureRow> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        runs.forEach((detector, ofDetector) -> {
            List<List<FigureRow>> each = ofDetector.stream().map(figures::rows).toList();
            each.forEach(ofRun -> lines.add(NabFigures.line(ofRun.get(series.size()))));
            for (int row = 0; row <= series.size(); row++) {
                int place = row;
                rows.add(FigureRow.mean(
                        detector.name(),
                        each.stream().map(ofRun -> ofRun.get(place)).toList()));
            }
        });
        return new NabResult(rows, lines);
    }
}
