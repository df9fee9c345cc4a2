package io.tocsin.window;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of rings that hold a few slots for each entity. Stateless, thread-safe. */
public final class EntitySlots {
    private EntitySlots() {}

    /** Entity, NUL, slot: an entity holds no control character, so no entity's slots lie among another's. */
    public static Bytes slot(String entity, int slot) {
        byte[] name = entity.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Integer.BYTES)
                .put(name)
                .put((byte) 0)
                .putInt(slot)
                .array());
    }
}
