package io.tocsin.alert;

import io.tocsin.binary.BinarySerdeContract;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Contributor;
import java.util.List;

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
        return incident;
    }
}
