package io.tocsin.delivery;

import io.tocsin.config.DeliverSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The receivers that the configuration names. Secrets are read from their files here, and only here.
 *
 * <p>Confined to one thread.
 */
final class Receivers {
    private final DeliverSettings settings;
    private final String source;
    private final ServiceName service;
    private final Wording wording;
    private final Links links;
    private final NoticeJson json;

    /** @param source who says so, to those who ask */
    Receivers(DeliverSettings settings, String source) {
        this.settings = settings;
        this.source = source;
        this.service = new ServiceName(settings.group().servicePattern());
        this.wording = new Wording(service);
        this.links = new Links(settings.runbookUrl(), settings.pageUrl(), service);
        this.json = new NoticeJson(wording, links, service);
    }

    NoticeJson json() {
        return json;
    }

    /** @throws DeliveryFailedException if one of them has no address, or a file of it cannot be read */
    List<Receiver> all() {
        return settings.receivers().stream().distinct().map(this::receiver).toList();
    }

    private Receiver receiver(String name) {
        return switch (name) {
            case "alertmanager" -> alertmanager(settings.alertmanager());
            case "webhook" -> webhook(settings.webhook());
            case "slack" -> slack(settings.slack());
            case "pagerduty" -> pagerDuty(settings.pagerduty());
            default -> throw new IllegalArgumentException("no such receiver: name=" + name);
        };
    }

    private Receiver alertmanager(DeliverSettings.Alertmanager own) {
        String url = required(own.url(), "deliver.alertmanager.url");
        return new AlertmanagerReceiver(url, authorization(own.authorizationFile()), wording, links, service);
    }

    private Receiver webhook(DeliverSettings.Webhook own) {
        return new WebhookReceiver(
                required(own.url(), "deliver.webhook.url"),
                authorization(own.authorizationFile()),
                json,
                own.template().map(file -> new BodyTemplate(text(file))),
                own.cloudEvents() ? Optional.of(new CloudEventHeaders(source)) : Optional.empty());
    }

    private Receiver slack(DeliverSettings.Slack own) {
        return new SlackReceiver(secret(own.urlFile(), "deliver.slack.url.file"), wording, links);
    }

    private Receiver pagerDuty(DeliverSettings.PagerDuty own) {
        String routingKey = secret(own.keyFile(), "deliver.pagerduty.key.file");
        return new PagerDutyReceiver(own.url(), routingKey, wording, links, service);
    }

    private static Map<String, String> authorization(Optional<Path> file) {
        return file.map(path -> Map.of("Authorization", text(path).strip())).orElse(Map.of());
    }

    private static String secret(Optional<Path> file, String key) {
        Path path = file.orElseThrow(() -> unset(key));
        String secret = text(path).strip();
        if (secret.isEmpty()) {
            throw new DeliveryFailedException("file is empty: " + key + "=" + path);
        }
        return secret;
    }

    private static String required(String url, String key) {
        if (url.isEmpty()) {
            throw unset(key);
        }
        return url;
    }

    private static DeliveryFailedException unset(String key) {
        return new DeliveryFailedException("a receiver of deliver.receivers has no address or key: set " + key);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new DeliveryFailedException("file cannot be read: file=" + file + " reason=" + cause, cause);
        }
    }
}
