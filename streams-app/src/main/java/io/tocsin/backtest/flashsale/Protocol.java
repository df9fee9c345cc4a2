package io.tocsin.backtest.flashsale;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.flashsale.Bootstrap.Interval;
import io.tocsin.backtest.flashsale.Detector.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Judges detectors on the folds of one protocol; the first is the one that the others are compared with.
 *
 * <p>Confined to one thread.
 *
 * @param name as it stands in rows and file names
 */
record Protocol(String name, Recording recording, List<Fold> folds, Path outDir) {

    void run(List<Detector> detectors, Consumer<String> progress, List<FigureRow> rows, List<String> summary) {
        List<List<Judgement>> judgements = new ArrayList<>();
        for (Detector detector : detectors) {
            long startNanos = System.nanoTime();
            judgements.add(
                    folds.stream().map(fold -> detector.judge(recording, fold)).toList());
            progress.accept(String.format(
                    Locale.ROOT, "%s: %s, %.1f s", name, detector.name(), (System.nanoTime() - startNanos) / 1e9));
        }
        for (int h = 0; h < Horizons.TICKS.size(); h++) {
            List<Verdict> verdicts = new ArrayList<>();
            for (int d = 0; d < detectors.size(); d++) {
                verdicts.add(Verdict.of(detectors.get(d).name(), h, recording, folds, judgements.get(d)));
            }
            report(verdicts, rows, summary);
        }
    }

    private void report(List<Verdict> verdicts, List<FigureRow> rows, List<String> summary) {
        String series = name + "-h" + verdicts.get(0).horizon();
        ScoreFile.write(outDir.resolve(series), recording, verdicts);
        Bootstrap bootstrap = new Bootstrap(recording.runs(), verdicts.get(0).judged());
        double[][] first = bootstrap.areas(verdicts.get(0).ranked());
        for (Verdict verdict : verdicts) {
            double[][] areas = verdict.equals(verdicts.get(0)) ? first : bootstrap.areas(verdict.ranked());
            Map<String, Double> figures = Figures.of(recording, verdict, areas);
            rows.add(new FigureRow(series, verdict.detector(), figures));
            summary.add(line(series, verdict.detector(), figures) + gain(first, areas));
        }
    }

    private static String line(String series, String detector, Map<String, Double> figures) {
        return String.format(
                Locale.ROOT,
                "%s %-30s AUC-ROC %.3f [%.3f %.3f] AUC-PR %.3f [%.3f %.3f] best %.0f/%.0f lead %.1f own %.0f/%.0f lead %.1f"
                        + " false alarms %.0f sale %.0f/%.0f own %.0f/%.0f Brier %.4f skill %.3f error %.3f",
                series,
                detector,
                figures.get("AUC-ROC"),
                figures.get("AUC-ROC low"),
                figures.get("AUC-ROC high"),
                figures.get("AUC-PR"),
                figures.get("AUC-PR low"),
                figures.get("AUC-PR high"),
                figures.get("best found"),
                figures.get("best failures"),
                figures.get("best lead"),
                figures.get("own found"),
                figures.get("own failures"),
                figures.get("own lead"),
                figures.get("own false alarms"),
                figures.get("best sale found"),
                figures.get("best sale failures"),
                figures.get("own sale found"),
                figures.get("own sale failures"),
                figures.get("Brier"),
                figures.get("Brier skill"),
                figures.get("calibration error"));
    }

    /** How much the first detector is above this one. */
    private static String gain(double[][] first, double[][] areas) {
        if (first == areas) {
            return "";
        }
        Interval roc = Interval.of(Bootstrap.difference(first[0], areas[0]));
        Interval precision = Interval.of(Bootstrap.difference(first[1], areas[1]));
        return String.format(
                Locale.ROOT,
                " gain over it: ROC %.3f..%.3f PR %.3f..%.3f",
                roc.low(),
                roc.high(),
                precision.low(),
                precision.high());
    }
}
