package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.binary.BinarySerdeContract;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentSerdeTest extends BinarySerdeContract<Incident> {
    IncidentSerdeTest() {
        super(new IncidentSerde(), incident(), new Incident(AlertKind.ANOMALY));
    }

    private static Incident incident() {
        Incident incident = new Incident(AlertKind.FAILURE);
        incident.over = 0b1011;
        incident.lastTick = 176_726_880;
        incident.startedTick = 176_726_877;
        incident.publishedTick = 176_726_879;
        incident.calmTicks = 2;
        incident.peak = 0.9f;
        incident.explanation.add(
                List.of(
                        new Contributor("cpu", 0.9f, Float.NaN, 0.75f),
                        new Contributor("größe", -1f, Float.MAX_VALUE, 0.25f)),
                0.9f);
        incident.acknowledgedBy = "ana";
        incident.lastWord = new LastWord(0.8f, 0.5f, 180, "shop", "v1", Map.of("zone", "a"));
        incident.dismissedPeak = 0.7f;
        return incident;
    }

    @Test
    void shouldReadTheFormatThatKnewNoFeedback() {
        Incident before = incident();
        before.acknowledgedBy = null;
        before.lastWord = null;
        before.dismissedPeak = 0;
        byte[] bytes = new IncidentSerde().serializer().serialize("", before);
        // What was added at the end: an empty text, a float and a flag.
        byte[] earlier = Arrays.copyOf(bytes, bytes.length - 2 - Float.BYTES - 1);
        earlier[0] = 2;

        Incident read = new IncidentSerde().deserializer().deserialize("", earlier);

        assertThat(read.startedTick).isEqualTo(176_726_877);
        assertThat(read.peak).isEqualTo(0.9f);
        assertThat(read.acknowledgedBy).isNull();
        assertThat(read.alert("a", AlertState.UPDATED, null, 10_000).getLevel()).isEqualTo(0.9f);
    }
}
