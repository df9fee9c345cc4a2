package io.tocsin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarIntakeTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AvroSerde<CalendarEvent> serde = AvroSerde.underTopicName(
            CalendarEvent.class, "calendar", SchemaRegistry.connect("mock://calendar-intake", Map.of()));
    private final CurrentCalendar current = new CurrentCalendar();
    private final CalendarIntake intake = new CalendarIntake(serde.deserializer(), current, meters);

    @Test
    void shouldRefuseBadRecordsAndGoOnWithTheOthers() {
        intake.begin(true);
        sendAll();

        assertThat(current.get().events()).extracting(PlannedEvent::id).containsExactly("good", "last");
        assertThat(refused("malformed")).isEqualTo(3);
        assertThat(refused("unreadable")).isEqualTo(1);
        assertThat(applied()).isEqualTo(2);
    }

    @Test
    void shouldTellOfARecordOnceHoweverOftenTheTopicIsRead() {
        intake.begin(true);
        sendAll();
        intake.begin(true);
        sendAll();

        assertThat(refused("malformed")).isEqualTo(3);
        assertThat(applied()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheEventWhoseSuccessorIsMalformed() {
        intake.begin(true);
        take(0, "x", Planned.event("x").record());
        take(1, "x", Planned.event("x").selector("{").record());
        intake.isRead(1);

        assertThat(current.get().events()).extracting(PlannedEvent::id).containsExactly("x");
    }

    @Test
    void shouldTakeOutWhatWasRemovedAndWhatIsGoneFromTheTopic() {
        intake.begin(true);
        take(0, "a", Planned.event("a").record());
        take(1, "b", Planned.event("b").record());
        take(2, "a", null);
        intake.isRead(2);
        assertThat(current.get().events()).extracting(PlannedEvent::id).containsExactly("b");

        // Removed and compacted away while the broker was out of reach.
        intake.begin(true);
        take(5, "c", Planned.event("c").record());
        assertThat(current.get().events()).extracting(PlannedEvent::id).containsExactly("b");
        intake.isRead(5);
        assertThat(current.get().events()).extracting(PlannedEvent::id).containsExactly("c");
    }

    private void sendAll() {
        take(0, "good", Planned.event("good").record());
        take(1, null, Planned.event("keyless").record());
        take(2, "other", Planned.event("id").record());
        takeBytes(3, "garbage", "no avro at all".getBytes(StandardCharsets.UTF_8));
        take(4, "rule", Planned.event("rule").every("FREQ=SECONDLY", "UTC").record());
        take(5, "last", Planned.event("last").record());
        intake.isRead(5);
    }

    private void take(long offset, @Nullable String key, @Nullable CalendarEvent event) {
        takeBytes(offset, key, event == null ? null : serde.serializer().serialize("calendar", event));
    }

    @SuppressWarnings("NullAway") // a record of a topic has a key and a value that may be null
    private void takeBytes(long offset, @Nullable String key, byte @Nullable [] value) {
        intake.take(new ConsumerRecord<>("calendar", 0, offset, key, value));
    }

    private double refused(String cause) {
        return meters.get("tocsin.calendar.records.refused")
                .tag("cause", cause)
                .counter()
                .count();
    }

    private double applied() {
        return meters.get("tocsin.calendar.records.applied").counter().count();
    }
}
