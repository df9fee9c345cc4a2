package io.tocsin.cli;

import io.tocsin.alert.AlertName;
import io.tocsin.schemas.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The incidents of the alerts topic by what people call them: the short name of {@code tocsin alerts}, the beginning of it, or the whole id.
 *
 * <p>Confined to one thread.
 */
final class AlertDirectory {
    private static final int NEAREST = 3;

    private final Map<String, Alert> newest = new LinkedHashMap<>();

    /** A record of the topic. */
    void take(ConsumerRecord<String, Alert> record) {
        if (record.value() != null) {
            newest.put(record.value().getId(), record.value());
        }
    }

    /**
     * The newest state of the incident that is called {@code name}.
     *
     * @throws CommandFailedException that names the nearest, if there is none, or more than one
     */
    Alert require(String name) {
        List<Alert> meant = new ArrayList<>();
        for (Alert alert : newest.values()) {
            if (alert.getId().equals(name) || AlertName.of(alert.getId()).equals(name)) {
                return alert;
            }
            if (AlertName.of(alert.getId()).startsWith(name)) {
                meant.add(alert);
            }
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String problem = meant.isEmpty() ? "no such alert: alert=" : "more than one alert begins so: alert=";
        throw new CommandFailedException(problem + name + nearest(name));
    }

    private String nearest(String name) {
        String nearest = newest.values().stream()
                .sorted(Comparator.comparingInt((Alert alert) -> likeness(alert, name))
                        .thenComparing(Alert::getUpdatedAt)
                        .reversed())
                .limit(NEAREST)
                .map(alert -> AlertName.of(alert.getId()) + " (" + alert.getId() + ")")
                .collect(Collectors.joining(", "));
        return nearest.isEmpty() ? "; there are none" : "; nearest: " + nearest + "; all: tocsin alerts";
    }

    private static int likeness(Alert alert, String name) {
        return Math.max(common(alert.getId(), name), common(AlertName.of(alert.getId()), name));
    }

    /** Characters that both begin with. */
    private static int common(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int count = 0;
        while (count < end && one.charAt(count) == other.charAt(count)) {
            count++;
        }
        return count;
    }
}
