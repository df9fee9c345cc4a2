package io.tocsin.silence;

import io.tocsin.binary.BinarySerdeContract;
import java.util.Map;

class WatchedEntitySerdeTest extends BinarySerdeContract<WatchedEntity> {
    WatchedEntitySerdeTest() {
        super(new WatchedEntitySerde(), entity(), new WatchedEntity(""));
    }

    private static WatchedEntity entity() {
        WatchedEntity entity = new WatchedEntity("host/größe");
        entity.sampleMs = 1_767_268_800_123L;
        entity.startedMs = 1_767_268_800_000L;
        entity.toldMs = 300_000;
        entity.labels = Map.of("env", "prod", "zone", "");
        return entity;
    }
}
