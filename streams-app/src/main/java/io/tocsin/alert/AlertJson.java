package io.tocsin.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Alert;
import java.util.Locale;
import java.util.TreeMap;

/** An alert as commands and webhooks write it. The names are those of the alerts topic; what is absent is left out. Stateless, thread-safe. */
public final class AlertJson {
    private AlertJson() {}

    /** All of it; the caller may add to it. */
    public static ObjectNode of(Alert alert) {
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
        alert.getContributors()
                .forEach(one -> contributors
                        .addObject()
                        .put("metric", one.getMetric())
                        .put("actual", one.getActual())
                        .put("expected", one.getExpected())
                        .put("share", one.getShare()));
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
