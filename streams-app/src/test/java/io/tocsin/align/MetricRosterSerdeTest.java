package io.tocsin.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.binary.BinarySerdeContract;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricRosterSerdeTest extends BinarySerdeContract<MetricRoster> {
    MetricRosterSerdeTest() {
        super(new MetricRosterSerde(), roster(), new MetricRoster());
    }

    private static MetricRoster roster() {
        MetricRoster roster = new MetricRoster();
        roster.missingSince.put("cpu", MetricRoster.PRESENT);
        roster.missingSince.put("größe", 176_726_880L);
        roster.labels = Map.of("env", "prod", "größe", "");
        roster.usual.put(new Part("cpu", "cpu=0"), 10);
        roster.usual.put(new Part("cpu", "cpu=1"), 1);
        roster.usual.put(new Part("begun", ""), 1_000);
        return roster;
    }

    @Test
    void shouldGiveEachReaderItsOwnRoster() {
        MetricRosterSerde serde = new MetricRosterSerde();
        byte[] bytes = serde.serializer().serialize("the-store", roster());
        MetricRoster changed = serde.deserializer().deserialize("the-store", bytes);
        changed.missingSince.put("cpu", 1L);
        changed.expectMore(List.of(new Part("cpu", "cpu=0")));
        changed.labels = Map.of();

        MetricRoster untouched = serde.deserializer().deserialize("the-store", bytes.clone());

        assertThat(untouched).usingRecursiveComparison().isEqualTo(roster());
        assertThat(changed.usual).containsEntry(new Part("cpu", "cpu=0"), 11);
    }

    @Test
    void shouldReadTheFormatBeforeAndCallNothingCompleteThen() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(2);
            out.writeInt(1);
            out.writeUTF("cpu");
            out.writeLong(MetricRoster.PRESENT);
            out.writeInt(1);
            out.writeUTF("env");
            out.writeUTF("prod");
        }

        MetricRoster roster = new MetricRosterSerde().deserializer().deserialize("the-store", bytes.toByteArray());

        assertThat(roster.missingFrom(Set.of())).containsExactly("cpu");
        assertThat(roster.labels).isEqualTo(Map.of("env", "prod"));
        OpenCell cell = new OpenCell();
        cell.add(new Part("cpu", ""), ReadingKind.GAUGE, Combine.MEAN, 5, 0.5, 0, 1_000);
        assertThat(roster.isComplete(cell, 10_000)).isFalse();
    }

    @Test
    void shouldReadTheFirstFormatWhichKnewNoLabels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeInt(1);
            out.writeUTF("cpu");
            out.writeLong(MetricRoster.PRESENT);
        }

        MetricRoster roster = new MetricRosterSerde().deserializer().deserialize("the-store", bytes.toByteArray());

        assertThat(roster.missingFrom(Set.of())).containsExactly("cpu");
        assertThat(roster.labels).isEmpty();
    }
}
