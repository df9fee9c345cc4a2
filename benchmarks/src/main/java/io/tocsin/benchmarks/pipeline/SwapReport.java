package io.tocsin.benchmarks.pipeline;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Prints each swap as it is over, and what they come to.
 *
 * <p>Confined to one thread.
 */
final class SwapReport {
    private final PrintStream out;

    SwapReport(PrintStream out) {
        this.out = out;
    }

    void begin(double fullRate, double load) {
        out.printf("full rate %,.0f samples/s, load %,.0f samples/s%n%n", fullRate, load);
        out.println("| swap | before: p50, p99, max ms | after: p50, p99, max ms | p99 after ÷ before | back after s"
                + " | newest sample judged by the version before, ms | longest gap of a thread before, after, ms |");
        out.println("|---|---|---|---|---|---|---|");
    }

    void swap(int number, SwapOutcome outcome) {
        out.printf(
                "| %d | %s | %s | %.2f | %d | %d | %.0f, %.0f |%n",
                number,
                figures(outcome.before()),
                figures(outcome.after()),
                outcome.ratio(),
                outcome.backMs() / 1000,
                outcome.lastOldDueMs(),
                outcome.gapBeforeMs(),
                outcome.gapAfterMs());
    }

    private static String figures(Latencies latencies) {
        return "%d, %d, %d".formatted(latencies.percentile(0.5), latencies.percentile(0.99), latencies.percentile(1));
    }

    void end(List<SwapOutcome> outcomes, ScoreLedger ledger, long samples) {
        out.printf(
                "| median | %.0f, %.0f, %.0f | %.0f, %.0f, %.0f | %.2f | %.0f | %.0f | %.0f, %.0f |%n%n",
                median(outcomes, swap -> swap.before().percentile(0.5)),
                median(outcomes, swap -> swap.before().percentile(0.99)),
                median(outcomes, swap -> swap.before().percentile(1)),
                median(outcomes, swap -> swap.after().percentile(0.5)),
                median(outcomes, swap -> swap.after().percentile(0.99)),
                median(outcomes, swap -> swap.after().percentile(1)),
                median(outcomes, SwapOutcome::ratio),
                median(outcomes, swap -> swap.backMs() / 1e3),
                median(outcomes, SwapOutcome::lastOldDueMs),
                median(outcomes, SwapOutcome::gapBeforeMs),
                median(outcomes, SwapOutcome::gapAfterMs));
        out.printf(
                "samples %,d, scores %,d, missing %,d, twice %,d, by a version that was not in force %,d%n",
                samples, ledger.scores(), samples - ledger.scores(), ledger.doubled(), ledger.wrongVersion());
    }

    private static double median(List<SwapOutcome> outcomes, ToDoubleFunction<SwapOutcome> figure) {
        double[] sorted = outcomes.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
