package io.tocsin.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Any system that takes JSON: the whole notice, or what a template makes of it.
 *
 * <p>Thread-safe.
 */
final class WebhookReceiver implements Receiver {
    private final URI address;
    private final Map<String, String> headers;
    private final NoticeJson json;
    private final Optional<BodyTemplate> template;
    private final Optional<CloudEventHeaders> cloudEvents;

    WebhookReceiver(
            String url,
            Map<String, String> headers,
            NoticeJson json,
            Optional<BodyTemplate> template,
            Optional<CloudEventHeaders> cloudEvents) {
        this.address = URI.create(url);
        this.headers = Map.copyOf(headers);
        this.json = json;
        this.template = template;
        this.cloudEvents = cloudEvents;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean wantsEverything() {
        return false;
    }

    @Override
    public HttpMessage message(Notice notice) {
        ObjectNode whole = json.of(notice);
        Map<String, String> all = new HashMap<>(headers);
        cloudEvents.ifPresent(events -> all.putAll(events.of(notice)));
        return new HttpMessage(
                address, all, template.map(one -> one.fill(whole)).orElseGet(whole::toString));
    }
}
