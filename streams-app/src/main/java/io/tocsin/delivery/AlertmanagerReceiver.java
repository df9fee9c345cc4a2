package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Prometheus Alertmanager, API v2. It knows an alert by its labels: they hold what stays the same while an incident goes on, and everything else is an
 * annotation.
 *
 * <p>Thread-safe.
 */
final class AlertmanagerReceiver implements Receiver {
    private final URI address;
    private final Map<String, String> headers;
    private final Wording wording;
    private final Links links;
    private final ServiceName service;

    /** @param url without {@code /api/v2/alerts} */
    AlertmanagerReceiver(String url, Map<String, String> headers, Wording wording, Links links, ServiceName service) {
        this.address = URI.create(url.replaceFirst("/+$", "") + "/api/v2/alerts");
        this.headers = Map.copyOf(headers);
        this.wording = wording;
        this.links = links;
        this.service = service;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public boolean wantsEverything() {
        return true;
    }

    @Override
    public HttpMessage message(Notice notice) {
        Alert alert = notice.first();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("labels", labels(alert));
        json.set("annotations", annotations(notice));
        json.put("startsAt", alert.getStartedAt().toString());
        if (alert.getState() == AlertState.RESOLVED) {
            json.put("endsAt", notice.resolvedAt().toString());
        }
        links.page(notice).ifPresent(url -> json.put("generatorURL", url));
        return new HttpMessage(
                address, headers, JsonNodeFactory.instance.arrayNode().add(json).toString());
    }

    /** The entity's own, and those that the alert is known by, which win. */
    private ObjectNode labels(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        PrometheusLabels.of(alert.getLabels()).forEach(json::put);
        return json.put("alertname", alertName(alert.getKind()))
                .put("entity", alert.getEntity())
                .put("service", service.of(alert))
                .put("kind", alert.getKind().name().toLowerCase(Locale.ROOT))
                .put("severity", Severity.of(alert.getKind()));
    }

    private static String alertName(AlertKind kind) {
        return switch (kind) {
            case ANOMALY -> "TocsinAnomaly";
            case FAILURE -> "TocsinFailure";
            case LIMIT -> "TocsinLimit";
            case NO_DATA -> "TocsinNoData";
            case BLIND -> "TocsinBlind";
        };
    }

    private ObjectNode annotations(Notice notice) {
        Alert alert = notice.first();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("summary", wording.title(notice))
                .put("description", String.join("\n", wording.lines(notice)))
                .put("incident", alert.getId())
                .put("level", Quantity.number(alert.getLevel()))
                .put("peak", Quantity.number(alert.getPeak()))
                .put("boundary", Quantity.number(alert.getBoundary()))
                .put("model", alert.getModel())
                .put("version", alert.getVersion());
        if (alert.getAcknowledgedBy() != null) {
            json.put("acknowledged_by", alert.getAcknowledgedBy());
        }
        notice.ending().ifPresent(ending -> json.put("ending", ending.name().toLowerCase(Locale.ROOT)));
        links.runbook(notice).ifPresent(url -> json.put("runbook_url", url));
        return json;
    }
}
