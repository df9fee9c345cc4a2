package io.tocsin.demo;

import io.tocsin.engine.Model;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.serde.AvroSerde;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Puts on the board what an earlier demo left: open incidents, this machine's ticks, the versions in force; and brings the shops to where they were.
 *
 * <p>Confined to one thread.
 */
final class DemoRecall {
    private final DemoSession session;

    DemoRecall(DemoSession session) {
        this.session = session;
    }

    void recall() {
        recallIncidents();
        recallHostTicks();
        for (String selector : List.of(DemoPlan.SHOP_SELECTOR, DemoPlan.HOST_SELECTOR)) {
            Model model = session.modelFor(selector);
            if (model != null) {
                session.board.versionInForce(model.id().name(), model.id().version());
            }
        }
        session.feeder.resume();
    }

    private void recallIncidents() {
        Map<String, Alert> incidents = new HashMap<>();
        String topic = DemoPlan.TOPICS.alerts().name();
        session.reader.readAll(
                topic,
                AvroSerde.underTopicName(Alert.class, topic, session.schemas).deserializer(),
                record -> incidents.put(record.key(), record.value()));
        incidents.values().stream()
                .filter(alert -> alert != null && alert.getState() != AlertState.RESOLVED)
                .forEach(session.board::stillOpen);
    }

    private void recallHostTicks() {
        int[] ticks = new int[1];
        session.reader.readAll(DemoPlan.TOPICS.ticks().name(), new ByteArrayDeserializer(), record -> {
            ticks[0] += session.host.equals(record.key()) ? 1 : 0;
        });
        session.board.countEarlier(session.host, ticks[0]);
    }
}
