package io.tocsin.backtest.cmapss;

import io.tocsin.engine.evaluation.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A forecast of the test engines beside the truth.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param detector whose forecast
 * @param probabilities {@code [cycles]} for each test engine
 * @param threshold chosen on training engines
 * @param decisions at the last cycle of each engine that is long enough
 */
record Judgement(
        String detector,
        List<EngineRun> runs,
        List<float[]> probabilities,
        DecisionThreshold threshold,
        List<Decision> decisions) {
    static final String F1 = "f1";

    static Judgement of(String detector, EngineSet set, Forecast forecast) {
        DecisionThreshold threshold = DecisionThreshold.choose(set.training(), forecast.training());
        return new Judgement(
                detector,
                set.test(),
                forecast.test(),
                threshold,
                Decision.of(set.test(), forecast.test(), threshold.probability()));
    }

    /** The figures of this forecast alone. */
    Map<String, Double> figures() {
        Confusion confusion = Confusion.of(decisions);
        F1Interval interval = F1Interval.of(List.of(decisions));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(F1, confusion.f1());
        figures.put("f1_low", interval.low());
        figures.put("f1_high", interval.high());
        figures.put("precision", confusion.precision());
        figures.put("recall", confusion.recall());
        figures.put("auc_roc", aucAtDecision());
        figures.put("auc_roc_all_cycles", aucOverCycles());
        figures.put("brier", brier());
        figures.put("threshold", threshold.probability());
        figures.put("f1_cross_validated", threshold.expectedF1());
        return figures;
    }

    /** The mean of each figure over the seeds; the interval is that of the mean F1. */
    static Map<String, Double> meanFigures(List<Judgement> seeds) {
        Map<String, Double> sums = new LinkedHashMap<>();
        seeds.forEach(seed -> seed.figures().forEach((name, value) -> sums.merge(name, value, Double::sum)));
        sums.replaceAll((name, sum) -> sum / seeds.size());
        F1Interval interval =
                F1Interval.of(seeds.stream().map(Judgement::decisions).toList());
        sums.put("f1_low", interval.low());
        sums.put("f1_high", interval.high());
        return sums;
    }

    private double aucAtDecision() {
        float[] scores = new float[decisions.size()];
        boolean[] positives = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = decisions.get(i).probability();
            positives[i] = decisions.get(i).positive();
        }
        return Ranking.aucRoc(scores, positives);
    }

    private double aucOverCycles() {
        List<Float> scores = new ArrayList<>();
        List<Boolean> positives = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (int t = Protocol.FIRST_JUDGED_CYCLE - 1; t < runs.get(i).size(); t++) {
                scores.add(probabilities.get(i)[t]);
                positives.add(Protocol.isPositive(runs.get(i).remaining(t)));
            }
        }
        float[] flatScores = new float[scores.size()];
        boolean[] flatPositives = new boolean[flatScores.length];
        for (int i = 0; i < flatScores.length; i++) {
            flatScores[i] = scores.get(i);
            flatPositives[i] = positives.get(i);
        }
        return Ranking.aucRoc(flatScores, flatPositives);
    }

    /** Mean square of probability minus truth at the decisions (Brier 1950). */
    private double brier() {
        return decisions.stream()
                .mapToDouble(decision -> Math.pow(decision.probability() - (decision.positive() ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }
}
