package io.tocsin.benchmarks.pipeline;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prints what was measured as Markdown tables.
 *
 * <p>Confined to one thread.
 */
final class ApiReport {
    private final PrintStream out;

    ApiReport(PrintStream out) {
        this.out = out;
    }

    /** Each loaded stretch is held against the mean of the two beside it, so that what drifts does not count. */
    void rates(List<Double> alone, List<Double> loaded, int ticks) {
        out.printf("%nStretches of %d ticks of each entity, in their order:%n%n", ticks);
        out.println(
                "| pair | API left alone, ticks/s | API loaded, ticks/s | left alone again, ticks/s | loaded ÷ alone |");
        out.println("|---|---|---|---|---|");
        double[] ratios = IntStream.range(0, loaded.size())
                .mapToDouble(i -> 2 * loaded.get(i) / (alone.get(i) + alone.get(i + 1)))
                .toArray();
        for (int i = 0; i < ratios.length; i++) {
            out.printf(
                    "| %d | %,.0f | %,.0f | %,.0f | %.3f |%n",
                    i + 1, alone.get(i), loaded.get(i), alone.get(i + 1), ratios[i]);
        }
        double[] sorted = IntStream.range(0, ratios.length)
                .mapToDouble(i -> ratios[i])
                .sorted()
                .toArray();
        out.printf(
                "| **median (least, most)** | | | | **%.3f** (%.3f, %.3f) |%n",
                sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    void latencies(String when, ApiLoad load) {
        out.printf("%nAt %s:%n%n", when);
        out.println("| what | goal | how many | p50, p99, max ms | largest answer, bytes | not answered |");
        out.println("|---|---|---|---|---|---|");
        answers("`/entity`", "p99 < 50 ms", load.entity());
        answers("`/entity/series`", "p99 < 300 ms", load.series());
        answers("`/fleet`, all entities", "< 1,000 ms", load.fleet());
        load.news().forEach(news -> told("`/live`: score read → listener told", news.sinceScore()));
    }

    /** Where no sample waits for those before it. */
    void told(ApiLoad load) {
        load.news().forEach(news -> told("`/live`: sample due → listener told", news.sinceSample()));
    }

    private void answers(String what, String goal, Answers answers) {
        out.printf(
                "| %s | %s | %,d | %.1f, %.1f, %.1f | %,d | %s |%n",
                what,
                goal,
                answers.count(),
                answers.percentileMs(0.5),
                answers.percentileMs(0.99),
                answers.percentileMs(1),
                answers.largestBytes(),
                answers.refusals().isEmpty() ? "0" : answers.refusals());
    }

    private void told(String what, Latencies latencies) {
        out.printf(
                "| %s | < 1,000 ms | %,d | %d, %d, %d | | |%n",
                what,
                latencies.count(),
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                latencies.percentile(1));
    }

    void scores(Latencies latencies) {
        out.printf(
                "%nSample → score meanwhile: p50, p99, max %d, %d, %d ms (%,d scores)%n",
                latencies.percentile(0.5), latencies.percentile(0.99), latencies.percentile(1), latencies.count());
    }

    void memory(long peakBytes, AppFigures figures) {
        double megabyte = 1024 * 1024;
        out.printf(
                "Resident memory of the app, peak: %.0f MB; heap, live after a collection: %.0f MB%n",
                peakBytes / megabyte, figures.get("heap.live") / megabyte);
    }
}
