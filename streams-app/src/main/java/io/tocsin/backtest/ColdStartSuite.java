package io.tocsin.backtest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a server loses that has no model of its own yet: each server judged by a model of other servers, beside one of its own.
 *
 * <p>Confined to one thread.
 */
public final class ColdStartSuite {
    private static final List<String> HEADLINE =
            List.of("vus_pr", "auc_pr", "auc_roc", "best_f1", "f1", "event_recall", "false_alarms_day");

    private final ServerSuite.Kind kind;
    private final int folds;
    private final BacktestSettings settings;
    private final BacktestProgress progress;

    /** @param folds 2 or more; as many as there are servers leaves one out at a time */
    public ColdStartSuite(ServerSuite.Kind kind, int folds, BacktestSettings settings, BacktestProgress progress) {
        this.kind = kind;
        this.folds = folds;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs everything: {@code <out>/<server>/scores.csv}, {@code <out>/table.csv} and {@code <out>/report.html}. Without baselines in the settings,
     * the servers' own models are left out, too.
     *
     * @throws BacktestDataException if the data are not as they should be
     */
    public SuiteResult run(Path data, Path out) {
        List<ServerSeries> servers = kind.read(data);
        TocsinDetector own = new TocsinDetector(settings.config(), settings.training());
        List<Detector> detectors = new ArrayList<>();
        detectors.add(new ColdStartDetector(own, servers, folds));
        if (settings.withBaselines()) {
            detectors.add(own);
        }
        List<ServerRun> runs =
                new ServerBacktest(detectors, settings.seeds(), out, progress).run(servers, settings.threads());
        List<FigureRow> rows = ServerSuite.rows(runs);
        return new SuiteOutput(kind.title() + ", cold start", ColdStartDetector.NAME, HEADLINE)
                .write(rows, remarks(new FigureTable(rows)), out);
    }

    private List<String> remarks(FigureTable table) {
        List<String> remarks = new ArrayList<>();
        if (settings.withBaselines()) {
            for (String column : List.of("vus_pr", "auc_pr")) {
                Comparison.withBest(table, ColdStartDetector.NAME, column)
                        .map(Comparison::words)
                        .ifPresent(remarks::add);
            }
        }
        remarks.add("seeds " + settings.seeds() + ", " + folds + " folds; " + ColdStartDetector.NAME
                + ": a model of the training parts of the other folds' servers, which knows of the server that it judges the first "
                + settings.config().window().warmupTicks() + " ticks of the test part; " + TocsinDetector.NAME
                + ": a model of the server's own training part");
        return remarks;
    }
}
