package io.tocsin.backtest;

import io.tocsin.baseline.Baseline;
import io.tocsin.baseline.Baselines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The suites over recorded servers: a detector learns from each server's training part and judges its test part.
 *
 * <p>Confined to one thread.
 */
public final class ServerSuite {
    private static final List<String> HEADLINE =
            List.of("vus_pr", "auc_pr", "auc_roc", "best_f1", "f1", "event_recall", "false_alarms_day");
    private static final String RANDOM_CUT_FOREST = "random cut forest";

    private final Kind kind;
    private final BacktestSettings settings;
    private final BacktestProgress progress;

    /** Where servers come from. */
    public enum Kind {
        /** Server Machine Dataset, a tick a minute. */
        SMD(60_000, "Server Machine Dataset"),
        /** Application Server Dataset, a tick in five minutes. */
        ASD(300_000, "Application Server Dataset"),
        /** Server Machine Dataset, trained on a short stretch. */
        TSBAD(60_000, "Server Machine Dataset under the TSB-AD protocol");

        private final long tickDurationMs;
        private final String title;

        Kind(long tickDurationMs, String title) {
            this.tickDurationMs = tickDurationMs;
            this.title = title;
        }

        String title() {
            return title;
        }

        List<ServerSeries> read(Path data) {
            return this == TSBAD ? new TsbAdDirectory(data).read() : new ServerDirectory(data, tickDurationMs).read();
        }
    }

    public ServerSuite(Kind kind, BacktestSettings settings, BacktestProgress progress) {
        this.kind = kind;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs everything: {@code <out>/<server>/scores.csv}, {@code <out>/table.csv} and {@code <out>/report.html}.
     *
     * @throws BacktestDataException if the data are not as they should be
     */
    public SuiteResult run(Path data, Path out) {
        List<ServerRun> runs = new ServerBacktest(detectors(), settings.seeds(), out, progress)
                .run(kind.read(data), settings.threads());
        FigureTable table = new FigureTable(rows(runs));
        List<String> remarks = remarks(table);
        table.write(out.resolve("table.csv"));
        Path page = out.resolve("report.html");
        new ServerReport(kind.title, table, HEADLINE, remarks, runs).write(page);
        return new SuiteResult(table, HEADLINE, remarks, List.of(page, out.resolve("table.csv")));
    }

    private List<Detector> detectors() {
        List<Detector> detectors = new ArrayList<>();
        detectors.add(new TocsinDetector(settings.config(), settings.training()));
        if (settings.withBaselines()) {
            List<Baseline> baselines = Baselines.all(settings.seeds().get(0));
            for (int i = 0; i < baselines.size(); i++) {
                int index = i;
                String name = baselines.get(i).name();
                detectors.add(new BaselineDetector(
                        name,
                        name.startsWith(RANDOM_CUT_FOREST),
                        seed -> Baselines.all(seed).get(index),
                        settings.training().falseAlarmsPerWeek()));
            }
        }
        return detectors;
    }

    /** All figures of all detectors. */
    static List<FigureRow> rows(List<ServerRun> runs) {
        List<FigureRow> rows = new ArrayList<>();
        for (ServerRun run : runs) {
            run.figures()
                    .forEach((detector, figures) ->
                            rows.add(new FigureRow(run.series().name(), detector, figures)));
        }
        return rows;
    }

    private List<String> remarks(FigureTable table) {
        List<String> remarks = new ArrayList<>();
        if (table.detectors().size() > 1 && table.series().size() > 1) {
            for (String column : List.of("vus_pr", "auc_pr")) {
                Comparison.withBest(table, TocsinDetector.NAME, column)
                        .map(Comparison::words)
                        .ifPresent(remarks::add);
            }
        }
        remarks.add("seeds " + settings.seeds()
                + "; f1, event_recall and false_alarms_day at a boundary found without labels for "
                + Math.round(settings.training().falseAlarmsPerWeek())
                + " false alarms a week; best_f1 is an upper bound; no point adjustment");
        return remarks;
    }
}
