package io.tocsin.benchmarks.scale;

import io.tocsin.benchmarks.pipeline.AppFigures;
import io.tocsin.benchmarks.pipeline.Latencies;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Prints what was measured: a row of the first table as soon as it is known, the second at the end.
 *
 * <p>Confined to one thread.
 */
final class ScaleReport {
    private static final double MEGABYTE = 1024 * 1024;

    private final PrintStream out;
    private final List<String> facts = new ArrayList<>();

    ScaleReport(PrintStream out) {
        this.out = out;
    }

    void begin(String machine, ScalePlan plan) {
        out.printf("%nMachine: %s%nPlan: %s%n%n", machine, plan);
        out.println(
                "| entities | judge | ticks/s (least–most) | Tocsin ÷ it | CPU of the app, µs a tick | ticks/s a core |"
                        + " CPU of broker and reader, µs a tick |");
        out.println("|---|---|---|---|---|---|---|");
    }

    /** A row a judge: medians over the rounds; the ratio is the median of the ratios within each round. */
    void throughput(int entities, List<ScaleRun> runs) {
        List<Stretch> ours = runs.stream()
                .filter(run -> run.judge() == Judge.TOCSIN)
                .flatMap(run -> run.stretches().stream())
                .toList();
        runs.forEach(run -> {
            List<Stretch> theirs = run.stretches();
            double cpu = median(theirs, Stretch::appMicrosPerTick);
            out.printf(
                    "| %,d | %s | %,.0f (%,.0f–%,.0f) | %s | %.1f | %,.0f | %.1f |%n",
                    entities,
                    run.judge().label(),
                    median(theirs, Stretch::ticksPerSecond),
                    theirs.stream().mapToDouble(Stretch::ticksPerSecond).min().orElse(0),
                    theirs.stream().mapToDouble(Stretch::ticksPerSecond).max().orElse(0),
                    ratio(ours, theirs),
                    cpu,
                    1e6 / cpu,
                    median(theirs, Stretch::brokerMicrosPerTick));
        });
    }

    private static String ratio(List<Stretch> ours, List<Stretch> theirs) {
        if (ours.isEmpty()) {
            return "–";
        }
        double[] ratios = IntStream.range(0, ours.size())
                .mapToDouble(i -> ours.get(i).ticksPerSecond() / theirs.get(i).ticksPerSecond())
                .sorted()
                .toArray();
        return "%.2f".formatted(ratios[ratios.length / 2]);
    }

    private static double median(List<Stretch> stretches, ToDoubleFunction<Stretch> figure) {
        double[] sorted = stretches.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Bytes as they go over the wire, lz4 and batch headers included. */
    void bytes(int entities, long ticks, AppFigures figures, long peakResidentBytes) {
        double changelogs = 0;
        double others = 0;
        for (Map.Entry<String, Double> figure : figures.values().entrySet()) {
            if (figure.getKey().startsWith(AppFigures.BYTES)) {
                boolean isChangelog = figure.getKey().endsWith("changelog");
                changelogs += isChangelog ? figure.getValue() : 0;
                others += isChangelog ? 0 : figure.getValue();
            }
        }
        fact(entities, "written to change-logs, bytes a tick", "%.0f".formatted(changelogs / ticks));
        fact(entities, "written to other topics, bytes a tick", "%.0f".formatted(others / ticks));
        fact(
                entities,
                "heap, live after a collection",
                "%.0f MB, %.0f bytes an entity"
                        .formatted(figures.get("heap.live") / MEGABYTE, figures.get("heap.live") / entities));
        fact(entities, "resident memory, peak", "%.0f MB".formatted(peakResidentBytes / MEGABYTE));
    }

    void latency(int entities, Latencies latencies) {
        fact(
                entities,
                "sample → score at the real rate",
                "p50 %d, p99 %d, p99.9 %d ms (%,d scores)"
                        .formatted(
                                latencies.percentile(0.5),
                                latencies.percentile(0.99),
                                latencies.percentile(0.999),
                                latencies.count()));
    }

    void disk(int entities, long bytes) {
        fact(entities, "state on disk, stopped", "%,d bytes an entity".formatted(bytes / entities));
    }

    void restore(int entities, Duration kept, Duration lost) {
        double seconds = (lost.toMillis() - kept.toMillis()) / 1e3;
        fact(
                entities,
                "start until it runs",
                "%.1f s with its state, %.1f s without: %.1f s a million entities to restore"
                        .formatted(kept.toMillis() / 1e3, lost.toMillis() / 1e3, seconds * 1e6 / entities));
    }

    private void fact(int entities, String what, String figure) {
        facts.add("| %,d | %s | %s |".formatted(entities, what, figure));
    }

    /** The second table. */
    void end() {
        out.printf("%n| entities | what | figure |%n|---|---|---|%n");
        facts.forEach(out::println);
    }
}
