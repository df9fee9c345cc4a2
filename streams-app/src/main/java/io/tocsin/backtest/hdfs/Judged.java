package io.tocsin.backtest.hdfs;

import io.tocsin.engine.events.EventCalibration;
import io.tocsin.engine.events.SessionScore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All sessions as one model judged them.
 *
 * <p>Thread-safe.
 *
 * @param heldOut the sessions of training, each judged by a model that did not learn from it
 * @param normal those of the test
 * @param abnormal those to be found
 */
record Judged(List<SessionScore> heldOut, List<SessionScore> normal, List<SessionScore> abnormal) {

    /** Alarms by either reading, each with the budget. */
    Verdicts byBothReadings(String detector, double budget) {
        EventCalibration calibration = EventCalibration.of(heldOut, budget);
        return verdicts(detector, calibration::score);
    }

    /** Alarms by the order alone, with the budget of both. */
    Verdicts inOrder(String detector, double budget) {
        double boundary = EventCalibration.of(heldOut, 2 * budget).inOrderBoundary();
        return verdicts(detector, score -> score.inOrder().largestExcess() / boundary);
    }

    /** Alarms by what came, whatever the order, with the budget of both. */
    Verdicts byRarity(String detector, double budget) {
        double boundary = EventCalibration.of(heldOut, 2 * budget).byRarityBoundary();
        return verdicts(detector, score -> score.byRarity().combinedExcess() / boundary);
    }

    /** Alarms where something came that is not among the {@code top} likeliest: the rule of DeepLog (Du et al. 2017). */
    Verdicts outsideTop(String detector, int top) {
        return verdicts(detector, score -> score.inOrder().largestRank() / (top - 1.0));
    }

    private Verdicts verdicts(String detector, ToDoubleFunction<SessionScore> score) {
        return new Verdicts(
                detector,
                perplexity(),
                accuracy(),
                normal.stream().mapToDouble(score).toArray(),
                abnormal.stream().mapToDouble(score).toArray());
    }

    /** {@code exp(Σ surprise / Σ symbols)} over all normal sessions of the test: every event, the first too, and one END a session. */
    private double perplexity() {
        double surprise =
                normal.stream().mapToDouble(score -> score.inOrder().sum()).sum();
        return Math.exp(surprise / symbols());
    }

    /** Share of the same symbols that were thought the likeliest. */
    private double accuracy() {
        return normal.stream().mapToDouble(score -> score.inOrder().hits()).sum() / symbols();
    }

    private double symbols() {
        return normal.stream().mapToDouble(score -> score.inOrder().symbols()).sum();
    }
}
