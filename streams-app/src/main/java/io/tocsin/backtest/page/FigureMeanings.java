package io.tocsin.backtest.page;

import io.tocsin.backtest.page.FigureMeaning.Better;
import java.util.ArrayList;
import java.util.List;

/**
 * The words for the columns of the suites' tables.
 *
 * <p>Thread-safe.
 */
final class FigureMeanings {
    private static final List<FigureMeaning> KNOWN = List.of(
            new FigureMeaning(
                    "vus_pr",
                    "VUS-PR",
                    Better.HIGHER,
                    3,
                    "Volume under the surface of precision and recall over all thresholds and over buffers of growing length around each incident:"
                            + " ranking that forgives being some ticks early or late. 1 is perfect; chance gives about the share of labelled ticks."),
            new FigureMeaning(
                    "auc_pr",
                    "AUC-PR",
                    Better.HIGHER,
                    3,
                    "Area under precision and recall over all thresholds, tick by tick, no buffer. Chance gives the share of labelled ticks."),
            new FigureMeaning(
                    "auc_roc",
                    "AUC-ROC",
                    Better.HIGHER,
                    3,
                    "The probability that a labelled tick scores above an unlabelled one; 0.5 is chance. Flatters everybody where incidents are rare."),
            new FigureMeaning(
                    "best_f1",
                    "best F1",
                    Better.HIGHER,
                    3,
                    "F1 of the ticks at the threshold that suits it best. The labels chose that threshold: an upper bound that nobody has in service."),
            new FigureMeaning(
                    "f1",
                    "F1",
                    Better.HIGHER,
                    3,
                    "Harmonic mean of precision and recall at the boundary that was found without labels."),
            new FigureMeaning(
                    "event_recall",
                    "event recall",
                    Better.HIGHER,
                    3,
                    "Share of the incidents with at least one tick at or above the boundary."),
            new FigureMeaning(
                    "false_alarms_day",
                    "false alarms a day",
                    Better.LOWER,
                    2,
                    "Alarms without a labelled tick, for each day of one entity. Flags with pauses of at most 10 ticks are one alarm."),
            new FigureMeaning(
                    "delay_ticks",
                    "delay, ticks",
                    Better.LOWER,
                    1,
                    "Median time from the first tick of an incident to the first flag in it, over the incidents found."),
            new FigureMeaning(
                    "hit_rate_100",
                    "hit rate @100 %",
                    Better.HIGHER,
                    3,
                    "Of the metrics that people blamed for an incident, the share among as many heaviest contributors."),
            new FigureMeaning(
                    "hit_rate_150",
                    "hit rate @150 %",
                    Better.HIGHER,
                    3,
                    "The same among one and a half times as many contributors."),
            new FigureMeaning(
                    "precision", "precision", Better.HIGHER, 3, "Share of the alarms that are right, at the boundary."),
            new FigureMeaning(
                    "recall", "recall", Better.HIGHER, 3, "Share of the cases that are found, at the boundary."),
            new FigureMeaning("false_alarms", "false alarms", Better.LOWER, 0, "Normal cases above the boundary."),
            new FigureMeaning("brier", "Brier score", Better.LOWER, 4, "Mean squared error of the probability."),
            new FigureMeaning(
                    "perplexity",
                    "perplexity",
                    Better.LOWER,
                    3,
                    "Among how many equally likely events the model hesitates; 1 is certainty."),
            new FigureMeaning(
                    "top1_accuracy",
                    "top-1 accuracy",
                    Better.HIGHER,
                    3,
                    "Share of the events that were the most expected one."));

    private final List<FigureMeaning> meanings;

    /** @param own a suite's words, which come before the known ones */
    FigureMeanings(List<FigureMeaning> own) {
        meanings = new ArrayList<>(own);
        meanings.addAll(KNOWN);
    }

    FigureMeaning of(String column) {
        return meanings.stream()
                .filter(meaning -> meaning.column().equals(column))
                .findFirst()
                .orElseGet(() -> FigureMeaning.unknown(column));
    }
}
