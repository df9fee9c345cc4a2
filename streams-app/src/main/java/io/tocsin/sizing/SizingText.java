package io.tocsin.sizing;

import io.tocsin.fleet.FleetState;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An estimate in words. Thread-safe. */
record SizingText(Estimate estimate) {

    String headline() {
        Workload workload = estimate.workload();
        return NumberText.count(workload.entities()) + " entities × " + workload.metrics() + " metrics, a tick each "
                + seconds(workload.tick()) + ": " + rate(workload.ticksPerSecond()) + " ticks/s";
    }

    String assumptions() {
        Workload workload = estimate.workload();
        Setup setup = estimate.setup();
        return "network " + workload.network().layers() + " × "
                + workload.network().hidden() + ", window " + workload.windowTicks() + " ticks, "
                + (setup.exactlyOnce() ? "exactly_once_v2" : "at_least_once") + ", commit each "
                + setup.commitInterval().toMillis() + " ms" + (workload.shadow() ? ", a challenger in the shadow" : "");
    }

    List<PageLine> answer() {
        Instances one = estimate.instances();
        Brokers brokers = estimate.brokers();
        List<PageLine> lines = new ArrayList<>();
        lines.add(PageLine.BLANK);
        lines.add(PageLine.heading("What to have"));
        lines.add(PageLine.strong(
                "instances",
                NumberText.count(one.count()) + " of " + one.cores() + (one.cores() == 1 ? " core, " : " cores, ")
                        + SizeText.memory(one.containerBytes()) + " (-Xmx"
                        + (one.heapMaxBytes() >> 20) + "m), stream.threads=" + one.threads() + ", " + storeMemory(one)
                        + SizeText.bytes(2 * one.stateBytes()) + " disk"));
        lines.add(PageLine.strong(
                "partitions",
                "topics.partitions=" + estimate.partitions() + ": "
                        + NumberText.count(brokers.replicas() / estimate.setup().replicationFactor())
                        + " of all topics, change-logs included; "
                        + NumberText.count(brokers.replicas())
                        + " replicas"));
        lines.add(PageLine.strong(
                "brokers",
                NumberText.count(brokers.count())
                        + (brokers.count() == 1 ? " broker with " : " brokers, together with ")
                        + SizeText.bytes(brokers.diskBytes()) + " disk, " + SizeText.rate(brokers.inPerSecond())
                        + " in and " + SizeText.rate(brokers.outPerSecond()) + " out"));
        lines.add(PageLine.fact("first to give way", bottleneck()));
        return lines;
    }

    /** Nothing where the default does. */
    private static String storeMemory(Instances one) {
        return one.storeMemoryBytes() == MemoryNeeds.STORES_AT_LEAST
                ? ""
                : "state.memory.bytes=" + one.storeMemoryBytes() + ", ";
    }

    List<PageLine> needs() {
        Instances one = estimate.instances();
        List<PageLine> lines = new ArrayList<>();
        lines.add(PageLine.BLANK);
        lines.add(PageLine.heading("Cores"));
        lines.add(PageLine.fact(
                "Tocsin",
                SizeText.cores(one.busyCores()) + " busy of " + NumberText.count((long) one.count() * one.cores())
                        + ", " + SizeText.cores(steps()) + " of them in the network's steps"));
        lines.add(PageLine.fact("brokers", SizeText.cores(estimate.brokers().busyCores()) + " busy, all together"));
        lines.add(PageLine.fact(
                "transactions",
                NumberText.count(Math.round(estimate.brokers().transactionsPerSecond())) + " a second, "
                        + NumberText.count(Math.round(estimate.brokers().markersPerSecond()))
                        + " partitions written to in them"));
        lines.add(PageLine.BLANK);
        lines.add(PageLine.heading("An instance"));
        lines.add(PageLine.fact(
                "memory",
                SizeText.memory(one.heapMaxBytes()) + " heap (" + SizeText.memory(one.heapLiveBytes()) + " live), "
                        + SizeText.memory(one.storeMemoryBytes()) + " stores, "
                        + SizeText.memory(estimate.costs().jvmBytes()
                                + estimate.costs().storeMemoryBesideBytes()
                                + estimate.costs().mappedFileBytes())
                        + " beside: JVM, what RocksDB takes besides, mapped files"));
        lines.add(PageLine.fact(
                "state",
                SizeText.bytes(one.stateBytes()) + " for " + NumberText.count(one.entities()) + " entities, "
                        + NumberText.count(estimate.stateBytesAnEntity())
                        + " bytes each; room for twice as much is for "
                        + "compaction"));
        lines.add(PageLine.BLANK);
        lines.add(PageLine.heading("Time"));
        lines.add(PageLine.fact(
                "sample to score",
                Math.round(estimate.costs().latencyMedianMs()) + " ms, 99th percentile "
                        + Math.round(estimate.costs().latencyTailMs()) + " ms, while cores are "
                        + Math.round(100 * Capacity.BUSY_AT_MOST) + " % busy or less"));
        lines.add(PageLine.fact(
                "an instance is gone",
                "others go on after at most " + duration(estimate.failoverSeconds()) + standby()));
        lines.add(PageLine.fact(
                "its disk is lost",
                "it is back after at most " + duration(estimate.restoreSeconds())
                        + ", from change-logs that were not compacted lately"));
        return lines;
    }

    List<PageLine> notes() {
        List<PageLine> lines = new ArrayList<>();
        lines.add(PageLine.BLANK);
        lines.add(PageLine.heading("Look at"));
        for (Estimate.Note note : estimate.notes()) {
            lines.add(new PageLine(
                    note.grave() ? "  does not fit" : "  know",
                    note.grave() ? Tone.CRITICAL_STRONG : Tone.NEAR,
                    note.text(),
                    note.grave() ? Tone.STRONG : Tone.TEXT));
            lines.add(new PageLine("", Tone.TEXT, note.remedy(), Tone.ACCENT));
        }
        if (estimate.notes().isEmpty()) {
            lines.add(new PageLine("  nothing", Tone.GOOD, "the defaults fit", Tone.TEXT));
        }
        return lines;
    }

    List<PageLine> sources() {
        return List.of(
                PageLine.BLANK,
                new PageLine(
                        "An estimate",
                        Tone.MUTED,
                        "Bytes and state follow from the formats. Measured: CPU, memory, latency and restore, on "
                                + estimate.costs().machine()
                                + " (docs/benchmarks.md, docs/sizing.md). Not in it: alerts, labels, feedback, samples cut into"
                                + " several. An entity's ticks are taken to be spread over the tick.",
                        Tone.MUTED));
    }

    /** What is used most of what there is. */
    private String bottleneck() {
        Instances all = estimate.instances();
        double threads = estimate.workload().ticksPerSecond()
                / (estimate.partitions() * estimate.costs().threadTicksASecond());
        double cores = all.busyCores() / ((double) all.count() * all.cores());
        double page =
                (double) estimate.workload().entities() / ((double) estimate.partitions() * FleetState.MAX_ENTITIES);
        if (page >= threads && page >= cores) {
            return "the page: it has " + NumberText.percent(page) + " of the entities a partition that it can show";
        }
        return threads >= cores
                ? "partitions: each has " + NumberText.percent(threads) + " of the ticks that one thread takes"
                : "cores of the instances: " + NumberText.percent(cores) + " busy";
    }

    private double steps() {
        return new CpuNeeds(estimate.costs(), estimate.workload()).stepMicros()
                * estimate.workload().ticksPerSecond()
                / 1e6;
    }

    private String standby() {
        Setup setup = estimate.setup();
        if (setup.standbyReplicas() == 0) {
            return ", without a standby";
        }
        // The brokers' setting is too long for a line; the page that is named has it.
        return setup.exactlyOnce()
                ? ", with a standby; " + duration(Capacity.TAKE_OVER_SECONDS)
                        + " where brokers look each second for transactions to end (docs/faults.md)"
                : ", with a standby";
    }

    private static String duration(double seconds) {
        return DurationText.words(Duration.ofSeconds(Math.max(1, Math.round(seconds))));
    }

    private static String seconds(Duration tick) {
        return NumberText.plain(tick.toMillis() / 1_000.0) + " s";
    }

    private static String rate(double perSecond) {
        return perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : NumberText.count(Math.round(perSecond));
    }
}
