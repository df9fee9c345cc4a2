package io.tocsin.benchmarks.pipeline;

import java.io.PrintStream;

/**
 * Prints what was measured as a Markdown table, line by line as it is known.
 *
 * <p>Confined to one thread.
 */
final class Report {
    private static final double MEGABYTE = 1024 * 1024;

    private final PrintStream out;
    private final PipelinePlan plan;
    private final String machine;
    private final String app;

    Report(PrintStream out, PipelinePlan plan, String machine, String app) {
        this.out = out;
        this.plan = plan;
        this.machine = machine;
        this.app = app;
    }

    void begin() {
        out.printf("%nMachine: %s%n", machine);
        out.printf("App: %s; %s%n%n", app, plan);
        out.println("| what | figure |");
        out.println("|---|---|");
    }

    void idle(long residentBytes) {
        row("resident memory of the app before the first sample", "%.0f MB".formatted(residentBytes / MEGABYTE));
    }

    void throughput(double ticksPerSecond) {
        row(
                "full rate, median of " + plan.rounds() + " rounds of " + plan.roundTicks() + " ticks × "
                        + plan.entities() + " entities",
                "%,.0f ticks/s, %.1f × the real rate".formatted(ticksPerSecond, ticksPerSecond * 10 / plan.entities()));
    }

    void latency(String when, Latencies latencies) {
        row(
                "produced sample → score, " + when,
                "p50 %d ms, p99 %d ms, p99.9 %d ms (%,d scores)"
                        .formatted(
                                latencies.percentile(0.5),
                                latencies.percentile(0.99),
                                latencies.percentile(0.999),
                                latencies.count()));
    }

    /** Bytes as they go over the wire, lz4 and batch headers included. */
    void traffic(AppFigures before, AppFigures after, long ticks) {
        double changelogs = 0;
        for (String name : after.values().keySet()) {
            if (name.startsWith(AppFigures.BYTES)) {
                String topic = name.substring(AppFigures.BYTES.length());
                double bytes = after.since(before, name) / ticks;
                changelogs += topic.endsWith("changelog") ? bytes : 0;
                row(
                        "written to " + topic,
                        "%.0f bytes, %.2f records a tick"
                                .formatted(bytes, after.since(before, AppFigures.RECORDS + topic) / ticks));
            }
        }
        row("written to all change-logs", "%.0f bytes a tick".formatted(changelogs));
    }

    void memory(long peakBytes, long residentBytes, AppFigures figures) {
        row("resident memory of the app, peak (VmHWM, RocksDB included)", "%.0f MB".formatted(peakBytes / MEGABYTE));
        row("resident memory of the app, at the end", "%.0f MB".formatted(residentBytes / MEGABYTE));
        row(
                "heap of the app, live after a collection",
                "%.0f MB of %.0f MB committed"
                        .formatted(figures.get("heap.live") / MEGABYTE, figures.get("heap.committed") / MEGABYTE));
    }

    void disk(long bytes, int entities) {
        row("state stores on disk after a clean stop", "%,d bytes an entity".formatted(bytes / entities));
    }

    private void row(String what, String figure) {
        out.println("| " + what + " | " + figure + " |");
    }
}
