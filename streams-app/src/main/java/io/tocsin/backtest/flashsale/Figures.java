package io.tocsin.backtest.flashsale;

import io.tocsin.backtest.flashsale.Alarms.Failure;
import io.tocsin.backtest.flashsale.Bootstrap.Interval;
import io.tocsin.example.AlarmQuality;
import io.tocsin.example.ShopRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one verdict, with intervals.
 *
 * <p>Confined to one thread.
 */
final class Figures {
    private final Recording recording;
    private final Verdict verdict;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private Figures(Recording recording, Verdict verdict) {
        this.recording = recording;
        this.verdict = verdict;
    }

    /** @param areas of the bootstrap, {@code [2][draws]} */
    static Map<String, Double> of(Recording recording, Verdict verdict, double[][] areas) {
        Figures one = new Figures(recording, verdict);
        one.addRanking(areas);
        one.addAlarms(
                "best",
                Alarms.bestThreshold(recording.runs(), verdict.scores(), verdict.targets(), verdict.horizon()),
                verdict.scores());
        one.addAlarms("own", 0f, verdict.margins());
        one.addCalibration();
        return one.figures;
    }

    private void addRanking(double[][] areas) {
        boolean[] events = Scores.events(verdict.targets(), verdict.judged());
        long positives = 0;
        for (boolean event : events) {
            positives += event ? 1 : 0;
        }
        figures.put("ticks", (double) events.length);
        figures.put("base rate", (double) positives / events.length);
        double[] both = verdict.ranked().areas(null);
        figures.put("AUC-ROC", both[0]);
        addInterval("AUC-ROC", Interval.of(areas[0]));
        figures.put("AUC-PR", both[1]);
        addInterval("AUC-PR", Interval.of(areas[1]));
    }

    private void addInterval(String name, Interval interval) {
        figures.put(name + " low", interval.low());
        figures.put(name + " high", interval.high());
    }

    private void addAlarms(String prefix, float threshold, List<float[]> scores) {
        List<ShopRun> runs = recording.runs();
        AlarmQuality quality = AlarmQuality.at(threshold, runs, scores, verdict.targets(), verdict.horizon());
        List<Failure> failures = Alarms.failures(threshold, runs, scores, verdict.targets(), verdict.horizon());
        figures.put(prefix + " found", (double) quality.found());
        figures.put(prefix + " failures", (double) quality.failures());
        addInterval(
                prefix + " recall",
                Bootstrap.share(failures.stream().map(f -> f.lead() > 0).toList()));
        figures.put(prefix + " lead", quality.medianLeadTicks());
        figures.put(prefix + " false alarms", (double) quality.falseAlarms());
        addCause(prefix, "sale", failures, List.of("sale"));
        addCause(prefix, "sale or ramp", failures, List.of("sale", "ramp"));
    }

    private void addCause(String prefix, String name, List<Failure> failures, List<String> causes) {
        List<Boolean> found = failures.stream()
                .filter(f -> Arrays.stream(
                                recording.causes().get(f.run()).get(f.index()).split("\\+"))
                        .anyMatch(causes::contains))
                .map(f -> f.lead() > 0)
                .toList();
        long hits = found.stream().filter(hit -> hit).count();
        figures.put(prefix + " " + name + " found", (double) hits);
        figures.put(prefix + " " + name + " failures", (double) found.size());
        addInterval(prefix + " " + name + " recall", Bootstrap.share(found));
    }

    private void addCalibration() {
        Reliability reliability = Reliability.of(
                Scores.flat(verdict.probabilities(), verdict.judged()),
                Scores.events(verdict.targets(), verdict.judged()));
        figures.put("Brier", reliability.brier());
        figures.put("Brier skill", reliability.skill());
        figures.put("calibration error", reliability.error());
        for (int bin = 0; bin < reliability.bins().size(); bin++) {
            figures.put(
                    "bin " + (bin + 1) + " probability",
                    reliability.bins().get(bin).probability());
            figures.put(
                    "bin " + (bin + 1) + " share", reliability.bins().get(bin).share());
        }
    }
}
