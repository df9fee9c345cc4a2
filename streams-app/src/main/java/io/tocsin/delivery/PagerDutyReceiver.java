package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.schemas.Alert;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * PagerDuty's Events API v2: triggered once an incident, acknowledged and resolved with the same key.
 *
 * <p>Thread-safe.
 */
final class PagerDutyReceiver implements Receiver {
    private static final int DEDUP_KEY_CHARS_MAX = 255;
    private static final int SUMMARY_CHARS_MAX = 1024;

    private final URI address;
    private final String routingKey;
    private final Wording wording;
    private final Links links;
    private final ServiceName service;

    PagerDutyReceiver(String url, String routingKey, Wording wording, Links links, ServiceName service) {
        this.address = URI.create(url);
        this.routingKey = routingKey;
        this.wording = wording;
        this.links = links;
        this.service = service;
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public boolean wantsEverything() {
        return false;
    }

    @Override
    public HttpMessage message(Notice notice) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", routingKey)
                .put("event_action", action(notice))
                .put("dedup_key", dedupKey(notice.id()));
        if (notice.state().equals("firing")) {
            trigger(json, notice);
        }
        return new HttpMessage(address, Map.of(), json.toString());
    }

    /** One that it does not know yet it cannot acknowledge. */
    private static String action(Notice notice) {
        return switch (notice.state()) {
            case "resolved" -> "resolve";
            case "acknowledged" -> "acknowledge";
            default -> "trigger";
        };
    }

    private void trigger(ObjectNode json, Notice notice) {
        Alert alert = notice.first();
        String title = wording.title(notice);
        ObjectNode payload = json.putObject("payload")
                .put("summary", title.substring(0, Math.min(title.length(), SUMMARY_CHARS_MAX)))
                .put("source", alert.getEntity())
                .put("severity", Severity.of(alert.getKind()))
                .put("timestamp", alert.getStartedAt().toString())
                .put("component", service.of(alert))
                .put("class", alert.getKind().name().toLowerCase(Locale.ROOT));
        payload.putObject("custom_details")
                .put("text", String.join("\n", wording.lines(notice)))
                .put("incidents", notice.alerts().size());
        json.put("client", "Tocsin");
        links.page(notice).ifPresent(url -> json.put("client_url", url));
        ArrayNode shown = json.putArray("links");
        links.runbook(notice)
                .ifPresent(url -> shown.addObject().put("href", url).put("text", "Runbook"));
    }

    private static String dedupKey(String id) {
        return id.length() <= DEDUP_KEY_CHARS_MAX
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
