package io.tocsin.align;

import io.tocsin.binary.BinarySerdeContract;
import java.util.Map;

class MetricRosterSerdeTest extends BinarySerdeContract<MetricRoster> {
    MetricRosterSerdeTest() {
        super(new MetricRosterSerde(), roster(), new MetricRoster());
    }

    private static MetricRoster roster() {
        MetricRoster roster = new MetricRoster();
        roster.missingSince.put("cpu", MetricRoster.PRESENT);
        roster.missingSince.put("größe", 176_726_880L);
        roster.labels = Map.of("env", "prod", "größe", "");
        return roster;
    }
}
