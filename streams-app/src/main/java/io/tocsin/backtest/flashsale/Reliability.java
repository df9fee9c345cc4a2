package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How true probabilities are: ticks in order of their probability in bins of equal count.
 *
 * <p>Thread-safe.
 *
 * @param brier the mean squared difference of probability and outcome
 * @param skill share of the Brier score of the base rate that was saved, 0 is none
 * @param bins lowest first
 */
record Reliability(double brier, double skill, List<Bin> bins) {
    private static final int BINS = 10;

    /** Mean probability and share of events of some ticks. */
    record Bin(int ticks, double probability, double share) {}

    static Reliability of(float[] probabilities, boolean[] events) {
        int[] order = IntStream.range(0, events.length)
                .boxed()
                .sorted((a, b) -> Float.compare(probabilities[a], probabilities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double brier = 0;
        double positives = 0;
        for (int i = 0; i < events.length; i++) {
            double event = events[i] ? 1 : 0;
            brier += (probabilities[i] - event) * (probabilities[i] - event) / events.length;
            positives += event / events.length;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(bin(
                    order,
                    (int) ((long) order.length * bin / BINS),
                    (int) ((long) order.length * (bin + 1) / BINS),
                    probabilities,
                    events));
        }
        return new Reliability(brier, 1 - brier / (positives * (1 - positives)), bins);
    }

    private static Bin bin(int[] order, int from, int to, float[] probabilities, boolean[] events) {
        double probability = 0;
        double share = 0;
        for (int i = from; i < to; i++) {
            probability += probabilities[order[i]] / (to - from);
            share += (events[order[i]] ? 1.0 : 0) / (to - from);
        }
        return new Bin(to - from, probability, share);
    }

    /** The mean difference of probability and share over the bins. */
    double error() {
        double error = 0;
        double ticks = 0;
        for (Bin bin : bins) {
            error += bin.ticks() * Math.abs(bin.probability() - bin.share());
            ticks += bin.ticks();
        }
        return error / ticks;
    }
}
