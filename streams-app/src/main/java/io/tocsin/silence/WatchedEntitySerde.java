package io.tocsin.silence;

import io.tocsin.binary.BinarySerde;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@link WatchedEntity} as bytes. Thread-safe. */
final class WatchedEntitySerde extends BinarySerde<WatchedEntity> {
    WatchedEntitySerde() {
        super(1);
    }

    @Override
    protected void write(WatchedEntity entity, DataOutputStream out) throws IOException {
        out.writeUTF(entity.name);
        out.writeLong(entity.sampleMs);
        out.writeLong(entity.startedMs);
        out.writeLong(entity.toldMs);
        out.writeInt(entity.labels.size());
        for (Map.Entry<String, String> label : new TreeMap<>(entity.labels).entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
    }

    @Override
    protected WatchedEntity read(DataInputStream in) throws IOException {
        WatchedEntity entity = new WatchedEntity(in.readUTF());
        entity.sampleMs = in.readLong();
        entity.startedMs = in.readLong();
        entity.toldMs = in.readLong();
        int count = in.readInt();
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < count; i++) {
            labels.put(in.readUTF(), in.readUTF());
        }
        entity.labels = Map.copyOf(labels);
        return entity;
    }
}
