package io.tocsin.backtest;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges any recording: with a finished model, or with one that is trained on another recording first. One model for all entities, as in the running
 * system; an entity that it never saw settles in its first ticks. A column {@code label} in a recording (1 while something is wrong) is the truth to
 * compare with and never seen by the detector.
 *
 * <p>Confined to one thread.
 */
public final class RecordingBacktest {
    private static final String LABEL = "label";
    private static final int VUS_WINDOW = 100;
    private static final List<String> HEADLINE = List.of("incidents", "vus_pr", "auc_pr", "f1", "event_recall");

    private final BacktestSettings settings;
    private final BacktestProgress progress;

    public RecordingBacktest(BacktestSettings settings, BacktestProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Trains on {@code recording} with the first seed. */
    public Model train(TrainingData recording, TrainingListener listener) {
        List<TickSeries> unlabelled =
                recording.series().stream().map(RecordingBacktest::metricsOnly).toList();
        long createdAtMs = 0;
        long seed = settings.seeds().get(0);
        return new ModelTrainer(
                        settings.training().withSeed(seed), TrainerSettings.carryRules(settings.config()), listener)
                .train(
                        new ModelId("backtest", "seed-" + seed),
                        new TrainingData(recording.tickDurationMs(), unlabelled, recording.failures()),
                        createdAtMs)
                .model();
    }

    /**
     * Judges every entity of {@code recording}; leaves {@code <out>/<entity>/scores.csv}, table and page.
     *
     * @throws BacktestDataException if none of the model's metrics is in it
     */
    public SuiteResult judge(Model model, TrainingData recording, String title, Path out) {
        requireKnownMetrics(model, recording);
        TocsinDetector detector = new TocsinDetector(settings.config(), settings.training());
        List<ServerRun> runs = new ArrayList<>();
        List<FigureRow> rows = new ArrayList<>();
        EntityNames names = new EntityNames();
        EntityNames folders = new EntityNames();
        for (TickSeries one : recording.series()) {
            ServerSeries series = labelled(one, recording.tickDurationMs());
            Detection detection = detector.judge(model, series.test());
            Map<String, Double> figures = ServerFigures.of(series, detection);
            runs.add(new ServerRun(
                    series, Map.of(TocsinDetector.NAME, detection), Map.of(TocsinDetector.NAME, figures)));
            rows.add(new FigureRow(names.inTable(series.name()), TocsinDetector.NAME, figures));
            Map<String, double[]> columns = new LinkedHashMap<>();
            columns.put(TocsinDetector.NAME, detection.scores());
            ScoresFile.write(out.resolve(folders.ofFolder(series.name())).resolve("scores.csv"), series, columns);
            progress.done(series.name(), runs.size(), recording.series().size());
        }
        FigureTable table = new FigureTable(rows);
        List<String> remarks = List.of("model " + model.id() + "; score 1.0 is its alert boundary");
        table.write(out.resolve("table.csv"));
        Path page = out.resolve("report.html");
        new ServerReport(title, table, HEADLINE, remarks, runs).write(page);
        return new SuiteResult(table, HEADLINE, remarks, List.of(page, out.resolve("table.csv")));
    }

    private static void requireKnownMetrics(Model model, TrainingData recording) {
        List<String> wanted = model.features().metrics();
        List<String> metrics = recording.series().get(0).metrics();
        if (Collections.disjoint(wanted, metrics)) {
            throw new BacktestDataException("the recording has none of the model's metrics: model=" + model.id()
                    + " wanted=" + wanted + " columns=" + metrics + "; judge with a model of such recordings");
        }
    }

    private static TickSeries metricsOnly(TickSeries series) {
        return series.select(series.metrics().stream()
                .filter(metric -> !metric.equals(LABEL))
                .toList());
    }

    private static ServerSeries labelled(TickSeries series, long tickDurationMs) {
        int column = series.metrics().indexOf(LABEL);
        boolean[] labels = new boolean[series.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = column >= 0 && series.row(i)[column] > 0.5f;
        }
        TickSeries metrics = metricsOnly(series);
        return new ServerSeries(series.entity(), tickDurationMs, metrics, metrics, labels, List.of(), VUS_WINDOW);
    }
}
