package io.tocsin.engine;

import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.scoring.ScoreMemory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What a model carries for one entity from tick to tick. Belongs to the model that made it; another model must start with a fresh one.
 *
 * <p>Confined to one thread.
 */
public final class EntityState {
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

    final NetworkState network;
    /** The forecast of the next tick, in the network's units. Meaningful once a tick was seen. */
    final float[] forecast;

    final ScoreMemory memory;

    long lastTick;
    int ticksSeen;

    public EntityState(NetworkSpec spec) {
        this.network = new NetworkState(spec);
        this.forecast = new float[spec.features()];
        this.memory = new ScoreMemory(spec.features());
    }

    /** Whether any tick was seen since the last fresh start. */
    public boolean isFresh() {
        return ticksSeen == 0;
    }

    /** Number of the newest tick; undefined while {@link #isFresh}. */
    public long lastTick() {
        return lastTick;
    }

    /** Forgets everything. */
    public void reset() {
        network.reset();
        Arrays.fill(forecast, 0f);
        lastTick = 0;
        ticksSeen = 0;
        memory.reset();
    }

    /** How many bytes {@link #writeTo} writes for a network of this shape. */
    public static int bytes(NetworkSpec spec) {
        return HEADER_BYTES
                + Float.BYTES * (NetworkState.floats(spec) + spec.features() + ScoreMemory.floats(spec.features()));
    }

    /** Writes everything, in the buffer's byte order. */
    public void writeTo(ByteBuffer buffer) {
        buffer.putLong(lastTick).putInt(ticksSeen);
        FloatBuffer floats = buffer.asFloatBuffer();
        network.writeTo(0, floats);
        floats.put(forecast);
        memory.writeTo(floats);
        buffer.position(buffer.position() + floats.position() * Float.BYTES);
    }

    /**
     * Reads what {@link #writeTo} wrote for a network of the same shape.
     */
    public void readFrom(ByteBuffer buffer) {
        lastTick = buffer.getLong();
        ticksSeen = buffer.getInt();
        FloatBuffer floats = buffer.asFloatBuffer();
        network.readFrom(0, floats);
        floats.get(forecast);
        memory.readFrom(floats);
        buffer.position(buffer.position() + floats.position() * Float.BYTES);
    }
}
