package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.alert.AlertJson;
import io.tocsin.collect.MetricUnits;
import io.tocsin.schemas.Alert;
import java.util.Locale;

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

    /** With the units of the contributors, for those who read a message without knowing the metric. */
    private static ObjectNode alert(Alert alert) {
        ObjectNode json = AlertJson.of(alert);
        json.withArray("contributors")
                .forEach(one -> MetricUnits.of(one.path("metric").textValue())
                        .ifPresent(unit -> ((ObjectNode) one).put("unit", unit)));
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
