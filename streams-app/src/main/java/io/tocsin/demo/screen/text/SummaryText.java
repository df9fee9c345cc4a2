package io.tocsin.demo.screen.text;

import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.schemas.AlertKind;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The last words of a demo, a line each. Thread-safe. */
public final class SummaryText {
    private SummaryText() {}

    /** Lines of plain text without colours; aligned in two columns. */
    public static List<String> of(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("Tocsin demo: " + DurationText.words(summary.elapsed()) + ", "
                + DurationText.words(summary.simulated()) + " of simulated time");
        lines.add("");
        lines.add(line(
                "scored",
                NumberText.count(summary.scores()) + " scores for " + NumberText.count(summary.ticks()) + " ticks"));
        lines.add(line(
                "latency",
                "p50 " + NumberText.milliseconds(summary.p50Ms()) + " ms, p99 "
                        + NumberText.milliseconds(summary.p99Ms()) + " ms from sample to score"));
        for (IncidentCount count : summary.incidents()) {
            lines.add(line(
                    kind(count.kind()),
                    NumberText.count(count.opened()) + " opened, " + NumberText.count(count.resolved()) + " resolved"));
        }
        lines.add(line("failures", failures(summary.failures())));
        lines.add(line("false alarms", NumberText.count(summary.failures().falseAlarms())));
        lines.add(line("model swaps", swaps(summary)));
        lines.add(line("data", summary.dataDirectory()));
        if (!summary.next().isEmpty()) {
            lines.add("");
            lines.add("How to go on:");
            summary.next().forEach(next -> lines.add("  " + next));
        }
        return List.copyOf(lines);
    }

    private static String kind(AlertKind kind) {
        return switch (kind) {
            case ANOMALY -> "anomalies";
            case FAILURE -> "failures ahead";
            case LIMIT -> "limits crossed";
            case NO_DATA -> "silences";
            case BLIND -> "times blind";
        };
    }

    private static String failures(FailureTally tally) {
        Duration lead = tally.medianLead();
        return NumberText.count(tally.came()) + " came, " + NumberText.count(tally.announcedAhead())
                + " announced ahead" + (lead == null ? "" : ", median lead " + DurationText.words(lead));
    }

    private static String swaps(Summary summary) {
        String unscored =
                summary.ticksWithoutScore() == 0 ? "no tick" : NumberText.count(summary.ticksWithoutScore()) + " ticks";
        return NumberText.count(summary.swaps()) + ", " + unscored + " without a score";
    }

    private static String line(String label, String text) {
        return String.format("  %-15s %s", label, text);
    }
}
