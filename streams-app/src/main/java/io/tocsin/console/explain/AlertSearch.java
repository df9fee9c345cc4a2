package io.tocsin.console.explain;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the incident that somebody means. Stateless, thread-safe. */
public final class AlertSearch {
    private static final int NAMED = 5;
    private static final Comparator<Alert> BY_START =
            Comparator.comparing(Alert::getStartedAt).thenComparing(Alert::getId);

    private AlertSearch() {}

    /**
     * An id; else {@code ENTITY|KIND} or ENTITY, which takes the newest, an open one first; else a part of an id that only one has, open ones first.
     *
     * @param alerts the newest state of each incident
     * @throws AlertNotFoundException if none or several are meant
     */
    public static Alert find(Collection<Alert> alerts, String text) {
        List<Alert> byId = matching(alerts, alert -> alert.getId().equals(text));
        if (!byId.isEmpty()) {
            return byId.get(0);
        }
        List<Alert> byKey = matching(
                alerts,
                alert -> text.equalsIgnoreCase(alert.getEntity() + "|" + alert.getKind())
                        || text.equals(alert.getEntity()));
        if (!byKey.isEmpty()) {
            return newest(openFirst(byKey));
        }
        List<Alert> byPart = openFirst(matching(alerts, alert -> alert.getId().contains(text)));
        if (byPart.size() == 1) {
            return byPart.get(0);
        }
        throw new AlertNotFoundException(
                byPart.isEmpty()
                        ? "no such alert: alert=" + text + "; see: tocsin alerts"
                        : "several alerts match: alert=" + text + " matches=" + byPart.size() + " such as "
                                + byPart.stream().limit(NAMED).map(Alert::getId).collect(Collectors.joining(", ")));
    }

    private static List<Alert> matching(Collection<Alert> alerts, Predicate<Alert> meant) {
        return alerts.stream().filter(meant).sorted(BY_START).toList();
    }

    private static List<Alert> openFirst(List<Alert> alerts) {
        List<Alert> open = alerts.stream()
                .filter(alert -> alert.getState() != AlertState.RESOLVED)
                .toList();
        return open.isEmpty() ? alerts : open;
    }

    private static Alert newest(List<Alert> alerts) {
        return alerts.get(alerts.size() - 1);
    }
}
