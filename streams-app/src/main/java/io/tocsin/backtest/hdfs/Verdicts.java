package io.tocsin.backtest.hdfs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one detector says about every session of the test.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 *
 * @param perplexity of the normal sessions a symbol
 * @param accuracy share of their symbols that were thought the likeliest
 * @param normal scores of the normal sessions, alarm above 1
 * @param abnormal scores of the abnormal sessions
 */
record Verdicts(String detector, double perplexity, double accuracy, double[] normal, double[] abnormal) {
    /** How many normal and abnormal sessions the whole log has (Du et al. 2017), of which the test holds samples. */
    private static final double ALL_NORMAL = 553_366;

    private static final double ALL_ABNORMAL = 16_838;

    /** By name, in the order of the report. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("perplexity", perplexity);
        figures.put("top1_accuracy", accuracy);
        figures.put("precision", precision(1));
        figures.put("recall", recall(1));
        figures.put("f1", f1(1));
        figures.put("false_alarms", (double) above(normal, 1));
        figures.put("best_f1_by_test_labels", bestF1());
        return figures;
    }

    private double precision(double threshold) {
        double truths = recall(threshold) * ALL_ABNORMAL;
        double falseAlarms = (double) above(normal, threshold) / normal.length * ALL_NORMAL;
        return truths + falseAlarms == 0 ? 0 : truths / (truths + falseAlarms);
    }

    private double recall(double threshold) {
        return (double) above(abnormal, threshold) / abnormal.length;
    }

    private double f1(double threshold) {
        double precision = precision(threshold);
        double recall = recall(threshold);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** What the best threshold would have reached: it needs the labels of the test, so nobody can count on it. */
    private double bestF1() {
        double best = 0;
        for (double threshold : Arrays.stream(normal).distinct().toArray()) {
            best = Math.max(best, f1(threshold));
        }
        return best;
    }

    private static long above(double[] scores, double threshold) {
        return Arrays.stream(scores).filter(score -> score > threshold).count();
    }
}
