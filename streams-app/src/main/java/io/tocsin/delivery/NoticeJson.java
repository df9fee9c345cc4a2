package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Contributor;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A notice as JSON, all of it: the webhook's body, what a template is filled with, and what the dead letters keep. Holds no secret.
 *
 * <p>Thread-safe.
 */
final class NoticeJson {
    private final Wording wording;
    private final Links links;
    private final ServiceName service;

    NoticeJson(Wording wording, Links links, ServiceName service) {
        this.wording = wording;
        this.links = links;
        this.service = service;
    }

    ObjectNode of(Notice notice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", notice.id());
        json.put("state", notice.state());
        json.put("severity", Severity.of(notice.first().getKind()));
        json.put("kind", lower(notice.first().getKind()));
        json.put("service", service.of(notice.first()));
        json.put("title", wording.title(notice));
        json.put("text", String.join("\n", wording.lines(notice)));
        json.put("startedAt", notice.startedAt().toString());
        if (notice.isResolved()) {
            json.put("resolvedAt", notice.resolvedAt().toString());
        }
        notice.ending().ifPresent(ending -> json.put("ending", lower(ending)));
        if (!notice.takenBy().isEmpty()) {
            json.put("acknowledgedBy", String.join(", ", notice.takenBy()));
        }
        links.runbook(notice).ifPresent(url -> json.put("runbookUrl", url));
        links.page(notice).ifPresent(url -> json.put("pageUrl", url));
        ArrayNode alerts = json.putArray("alerts");
        notice.alerts().forEach(alert -> alerts.add(alert(alert)));
        return json;
    }

    private static ObjectNode alert(Alert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", alert.getId());
        json.put("entity", alert.getEntity());
        json.put("kind", lower(alert.getKind()));
        json.put("state", lower(alert.getState()));
        json.put("startedAt", alert.getStartedAt().toString());
        json.put("updatedAt", alert.getUpdatedAt().toString());
        if (alert.getResolvedAt() != null) {
            json.put("resolvedAt", alert.getResolvedAt().toString());
        }
        json.put("level", alert.getLevel());
        json.put("peak", alert.getPeak());
        json.put("boundary", alert.getBoundary());
        if (alert.getHorizonSeconds() != null) {
            json.put("horizonSeconds", alert.getHorizonSeconds());
        }
        json.put("model", alert.getModel());
        json.put("version", alert.getVersion());
        if (alert.getAcknowledgedBy() != null) {
            json.put("acknowledgedBy", alert.getAcknowledgedBy());
        }
        if (alert.getEnding() != null) {
            json.put("ending", lower(alert.getEnding()));
        }
        ObjectNode labels = json.putObject("labels");
        new TreeMap<>(alert.getLabels()).forEach(labels::put);
        ArrayNode contributors = json.putArray("contributors");
        alert.getContributors().forEach(one -> contributors.add(contributor(one)));
        return json;
    }

    private static ObjectNode contributor(Contributor one) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("metric", one.getMetric());
        json.put("actual", one.getActual());
        json.put("expected", one.getExpected());
        json.put("share", one.getShare());
        Quantity.unit(one.getMetric()).ifPresent(unit -> json.put("unit", unit));
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
