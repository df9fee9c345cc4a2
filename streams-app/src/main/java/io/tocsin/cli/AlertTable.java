package io.tocsin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.alert.AlertJson;
import io.tocsin.alert.AlertName;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The newest state of each incident, and every change to it as a line.
 *
 * <p>Confined to one thread.
 */
final class AlertTable {
    private static final int TOP_CONTRIBUTORS = 3;

    private final Output output;
    private final boolean openOnly;
    private final boolean json;
    private final Map<String, Alert> newest = new TreeMap<>();

    /**
     * Empty.
     *
     * @param json whether it writes for programs
     */
    AlertTable(Output output, boolean openOnly, boolean json) {
        this.output = output;
        this.openOnly = openOnly;
        this.json = json;
    }

    /** A record of the topic; a tombstone ends what its key says. */
    void take(ConsumerRecord<String, Alert> record) {
        if (record.value() == null) {
            newest.remove(record.key());
        } else {
            newest.put(record.key(), record.value());
        }
    }

    /** Prints what was taken, the newest incident last. */
    void print() {
        List<Alert> shown = shown();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            shown.forEach(alert -> array.add(AlertJson.of(alert)));
            FormatOption.print(array, output);
            return;
        }
        if (shown.isEmpty()) {
            output.line(openOnly ? "no open alerts" : "no alerts");
            return;
        }
        TextTable table = output.table(
                        "ID", "SINCE", "ENTITY", "KIND", "STATE", "TAKEN BY", "LEVEL", "PEAK", "TOP CONTRIBUTORS")
                .right(6, 7);
        shown.forEach(alert -> table.row(
                AlertName.of(alert.getId()),
                TimeFormat.local(alert.getStartedAt()),
                alert.getEntity(),
                lower(alert.getKind()),
                state(alert),
                alert.getAcknowledgedBy() == null ? "-" : alert.getAcknowledgedBy(),
                NumberFormat.plain(alert.getLevel()),
                NumberFormat.plain(alert.getPeak()),
                contributors(alert)));
        table.print(output.out());
    }

    /** Prints what was taken, a line each, so that changes can follow. */
    void printLines() {
        if (json) {
            shown().forEach(alert -> FormatOption.printLine(AlertJson.of(alert), output));
        } else {
            print();
        }
    }

    private List<Alert> shown() {
        return newest.values().stream()
                .filter(alert -> !openOnly || alert.getState() != AlertState.RESOLVED)
                .sorted(Comparator.comparing(Alert::getStartedAt).thenComparing(Alert::getEntity))
                .toList();
    }

    /** Prints one change as a line. */
    void change(ConsumerRecord<String, Alert> record) {
        Alert alert = record.value();
        if (alert != null && json) {
            FormatOption.printLine(AlertJson.of(alert), output);
        } else if (alert != null) {
            TextTable line = output.table();
            line.row(
                    AlertName.of(alert.getId()),
                    TimeFormat.local(alert.getUpdatedAt()),
                    alert.getEntity(),
                    lower(alert.getKind()),
                    state(alert) + (alert.getAcknowledgedBy() == null ? "" : " by " + alert.getAcknowledgedBy()),
                    "level " + NumberFormat.plain(alert.getLevel()),
                    "peak " + NumberFormat.plain(alert.getPeak()),
                    contributors(alert));
            line.print(output.out());
        }
    }

    private static String contributors(Alert alert) {
        return alert.getContributors().stream()
                .limit(TOP_CONTRIBUTORS)
                .map(one -> contributor(one, alert.getKind() == AlertKind.LIMIT ? "limit" : "expected"))
                .collect(Collectors.joining(", "));
    }

    private static String contributor(Contributor one, String comparedWith) {
        return one.getMetric() + " " + NumberFormat.plain(one.getActual()) + " (" + comparedWith + " "
                + NumberFormat.plain(one.getExpected()) + ") " + NumberFormat.percent(one.getShare());
    }

    /** With how it ended, where it did not just recover. */
    private static String state(Alert alert) {
        Ending ending = alert.getEnding();
        return ending == null || ending == Ending.RECOVERED
                ? lower(alert.getState())
                : lower(ending).replace('_', ' ');
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
