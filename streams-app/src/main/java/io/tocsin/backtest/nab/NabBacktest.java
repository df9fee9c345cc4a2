package io.tocsin.backtest.nab;

import io.tocsin.backtest.FigureRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs detectors over a directory of the Numenta Anomaly Benchmark and scores their alarms with its standard profile.
 *
 * <p>The threshold is the same for all series and detectors and was chosen without labels: a row alarms when something like it comes at most once
 * in a thousand rows. Deterministic for a seed. Confined to one thread.
 */
public final class NabBacktest {
    /** The series of the rows that stand for all of them. */
    public static final String ALL_SERIES = "all";

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
        List<DetectorRun> runs = runs(series, seeds, progress);
        for (int i = 0; i < series.size(); i++) {
            ScoresFile.write(outDir, series.get(i), i, runs);
        }
        return result(series, runs);
    }

    private List<DetectorRun> runs(List<NabSeries> series, List<Long> seeds, Consumer<String> progress) {
        List<DetectorRun> runs = new ArrayList<>();
        for (NabDetector detector : detectors) {
            List<Long> own = detector.seeded() ? seeds : seeds.subList(0, 1);
            for (long seed : own) {
                String name = own.size() == 1 ? detector.name() : detector.name() + "_seed" + seed;
                runs.add(DetectorRun.of(detector, name, seed, series));
                progress.accept("judged: detector=" + name + " series=" + series.size());
            }
        }
        return runs;
    }

    private NabResult result(List<NabSeries> series, List<DetectorRun> runs) {
        NabFigures figures = new NabFigures(series, policy, profile);
        List<FigureRow> rows = new ArrayList<>();
        List<FigureRow> totals = new ArrayList<>();
        for (DetectorRun run : runs) {
            List<FigureRow> ofRun = figures.rows(run);
            rows.addAll(ofRun.subList(0, series.size()));
            totals.add(ofRun.get(series.size()));
        }
        rows.addAll(totals);
        return new NabResult(rows, totals.stream().map(NabFigures::line).toList());
    }
}
