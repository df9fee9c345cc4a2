package io.tocsin.sizing;

import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The topics as a table. Thread-safe. */
record FlowLines(Estimate estimate) {
    /** A billion entities fit, too: 55 columns of the 56 that a page has for it at least. */
    private static final String ROW = "%13s %9s %9s %8s  %s";

    List<PageLine> all() {
        List<PageLine> lines = new ArrayList<>();
        lines.add(PageLine.BLANK);
        lines.add(PageLine.tableHeading(
                "Topics", String.format(Locale.ROOT, ROW, "records/s", "written", "read", "on disk", "kept")));
        for (TopicFlow flow : estimate.flows()) {
            lines.add(PageLine.row(name(flow), row(flow), Tone.TEXT));
        }
        Brokers brokers = estimate.brokers();
        double written = estimate.flows().stream()
                .mapToDouble(TopicFlow::writtenPerSecond)
                .sum();
        double read =
                estimate.flows().stream().mapToDouble(TopicFlow::readPerSecond).sum();
        String all = String.format(
                Locale.ROOT,
                ROW,
                "",
                SizeText.rate(written),
                SizeText.rate(read),
                SizeText.bytes(brokers.diskBytes()),
                estimate.setup().replicationFactor() == 1
                        ? "one replica"
                        : estimate.setup().replicationFactor() + " replicas");
        lines.add(PageLine.row("all", all, Tone.STRONG));
        return lines;
    }

    private static String name(TopicFlow flow) {
        return flow.kind() == TopicFlow.Kind.CHANGELOG ? "log " + flow.topic() : flow.topic();
    }

    private static String row(TopicFlow flow) {
        boolean quiet = flow.recordsPerSecond() == 0;
        return String.format(
                Locale.ROOT,
                ROW,
                quiet ? NumberText.UNKNOWN : NumberText.count(Math.round(flow.recordsPerSecond())),
                quiet ? NumberText.UNKNOWN : SizeText.rate(flow.writtenPerSecond()),
                flow.readPerSecond() == 0 ? NumberText.UNKNOWN : SizeText.rate(flow.readPerSecond()),
                SizeText.bytes(flow.diskBytes()),
                flow.kept());
    }
}
