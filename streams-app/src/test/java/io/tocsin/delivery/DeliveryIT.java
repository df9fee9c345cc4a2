package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.outcome.Refusal;
import io.tocsin.schemas.AlertState;
import io.tocsin.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// What delivers is there to be closed; nobody asks it anything.
@SuppressWarnings("try")
class DeliveryIT {
    @TempDir
    Path directory;

    @Test
    void shouldBringEachMessageOnceToAReceiverInTroubleAndHoldUpNoOther() throws Exception {
        try (FakeReceiver slack = new FakeReceiver(0);
                FakeReceiver webhook = new FakeReceiver(0, FakeReceiver.HANG, 500, 429);
                AlertsTopic alerts = new AlertsTopic(settings(webhook, slack))) {
            try (Delivery delivery = alerts.start()) {
                for (int pod = 0; pod < 12; pod++) {
                    alerts.publish(SampleAlerts.failure("shop-" + pod, AlertState.OPEN));
                }
                AlertsTopic.await("slack", () -> slack.taken.size() == 1);
                AlertsTopic.await("the webhook", () -> webhook.taken.size() == 1);
                assertThat(webhook.answered).containsExactly(FakeReceiver.HANG, 500, 429, 200);
                assertThat(webhook.taken.get(0).get("alerts")).hasSize(12);
                assertThat(slack.taken.get(0).get("text").asText()).startsWith("12 of shop are likely to fail");
                assertThat(alerts.meters
                                .get("tocsin.deliver.failures")
                                .tags("receiver", "webhook", "trouble", "timeout")
                                .counter()
                                .count())
                        .isEqualTo(1);
            }
            for (int pod = 0; pod < 12; pod++) {
                alerts.publish(SampleAlerts.failure("shop-" + pod, AlertState.RESOLVED));
            }
            try (Delivery restarted = alerts.start()) {
                AlertsTopic.await("the end", () -> webhook.taken.size() == 2 && slack.taken.size() == 2);
                alerts.publish(SampleAlerts.failure("cart-1", AlertState.OPEN));
                AlertsTopic.await("the next", () -> webhook.taken.size() == 3);
            }
            assertThat(webhook.taken.stream().map(DeliveryIT::idAndState))
                    .containsExactly(
                            "service=shop,kind=FAILURE|2026-11-21T10:00:00Z firing",
                            "service=shop,kind=FAILURE|2026-11-21T10:00:00Z resolved",
                            "service=cart,kind=FAILURE|2026-11-21T10:00:00Z firing");
        }
    }

    @Test
    void shouldBringWhatCameWhileTheReceiverWasDown() throws Exception {
        int port;
        try (FakeReceiver before = new FakeReceiver(0)) {
            port = before.port();
        }
        try (AlertsTopic alerts = new AlertsTopic(settings("http://localhost:" + port + "/hook"));
                Delivery delivery = alerts.start()) {
            alerts.publish(SampleAlerts.failure("shop-1", AlertState.OPEN));
            AlertsTopic.await(
                    "trouble",
                    () -> alerts.meters.get("tocsin.deliver.trouble").gauge().value() == 1);
            try (FakeReceiver again = new FakeReceiver(port)) {
                AlertsTopic.await("the message", () -> again.taken.size() == 1);
                AlertsTopic.await(
                        "no trouble",
                        () -> alerts.meters
                                        .get("tocsin.deliver.trouble")
                                        .gauge()
                                        .value()
                                == 0);
            }
        }
    }

    @Test
    void shouldDeadLetterWhatTheReceiverRefuses() throws Exception {
        try (FakeReceiver webhook = new FakeReceiver(0, 400);
                AlertsTopic alerts = new AlertsTopic(settings(webhook.url()));
                Delivery delivery = alerts.start()) {
            alerts.publish(SampleAlerts.failure("shop-1", AlertState.OPEN));
            AlertsTopic.await("the letter", () -> letters(alerts).size() == 1);

            ConsumerRecord<String, byte[]> letter = letters(alerts).get(0);
            assertThat(letter.key()).isEqualTo("shop-1");
            assertThat(header(letter, Refusal.CAUSE_HEADER)).isEqualTo("undeliverable");
            assertThat(header(letter, DeadLetters.RECEIVER_HEADER)).isEqualTo("webhook");
            assertThat(header(letter, Refusal.DETAIL_HEADER)).isEqualTo("receiver answered: status=400");
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("\"entity\":\"shop-1\"");
        }
    }

    private static List<ConsumerRecord<String, byte[]>> letters(AlertsTopic alerts) {
        List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
        new TopicReader(alerts.config.kafka().clientConfiguration())
                .readAll(alerts.topics.deadLetters().name(), new ByteArrayDeserializer(), letters::add);
        return letters;
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String idAndState(JsonNode notice) {
        return notice.get("id").asText() + " " + notice.get("state").asText();
    }

    private static Map<String, String> settings(String webhook) {
        return Map.of(
                "deliver.receivers", "webhook",
                "deliver.webhook.url", webhook,
                "deliver.timeout.ms", "500",
                "deliver.backoff.ms", "50",
                "deliver.backoff.max.ms", "200",
                "deliver.attempts.max", "1000",
                "deliver.group.window.ms", "300");
    }

    private Map<String, String> settings(FakeReceiver webhook, FakeReceiver slack) throws Exception {
        Map<String, String> settings = new HashMap<>(settings(webhook.url()));
        settings.put("deliver.receivers", "webhook,slack");
        settings.put("deliver.group.window.ms", "1500");
        settings.put(
                "deliver.slack.url.file",
                Files.writeString(directory.resolve("slack"), slack.url()).toString());
        return settings;
    }
}
