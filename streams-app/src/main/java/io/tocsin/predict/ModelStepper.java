package io.tocsin.predict;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.window.TickWindow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model on one stream thread, with all scratch memory that stepping any entity takes. The entity's carried state is brought in from its store
 * or made anew from its window, and taken out again as bytes: the model's id, then the state.
 *
 * <p>Confined to one stream thread.
 */
final class ModelStepper {
    private final Model model;
    private final Predictor predictor;
    private final Prediction prediction;
    private final EntityState state;
    private final float[] raw;
    private final List<String> metrics;
    private final byte[] owner;
    private final int stateBytes;
    private @Nullable List<String> mappedColumns;
    private final int[] columnOfFeature;

    ModelStepper(Model model) {
        this.model = model;
        this.predictor = new Predictor(model, Kernels.chosen());
        this.prediction = new Prediction(model);
        this.state = new EntityState(model.network().spec());
        this.raw = new float[model.features().size()];
        this.metrics = model.features().metrics();
        this.owner = model.id().toString().getBytes(StandardCharsets.UTF_8);
        this.stateBytes =
                Short.BYTES + owner.length + EntityState.bytes(model.network().spec());
        this.columnOfFeature = new int[raw.length];
    }

    Model model() {
        return model;
    }

    /** The verdict on the last tick stepped. */
    Prediction prediction() {
        return prediction;
    }

    /**
     * Brings in the stored state if this model made it and it lies before {@code tick}.
     *
     * @return false if the state must be made anew
     */
    boolean load(byte @Nullable [] stored, long tick) {
        int begin = Short.BYTES + owner.length;
        if (stored == null
                || stored.length != stateBytes
                || !Arrays.equals(stored, Short.BYTES, begin, owner, 0, owner.length)) {
            return false;
        }
        state.readFrom(ByteBuffer.wrap(stored, begin, stateBytes - begin).order(ByteOrder.LITTLE_ENDIAN));
        return state.isFresh() || state.lastTick() < tick;
    }

    /** Makes the state anew by stepping through what the window holds from {@code first} on and before {@code tick}. */
    void replay(TickWindow window, String entity, long first, long tick) {
        state.reset();
        window.visitBefore(entity, tick, (number, columns, values) -> {
            if (number >= first) {
                stepRow(number, columns, values);
            }
        });
    }

    /** Steps through what the window holds after the state's last tick and before {@code tick}. */
    void catchUp(TickWindow window, String entity, long tick) {
        window.visitBetween(entity, state.lastTick(), tick, this::stepRow);
    }

    private void stepRow(long tick, List<String> columns, float[] values) {
        mapColumns(columns);
        for (int f = 0; f < raw.length; f++) {
            int column = columnOfFeature[f];
            raw[f] = column < 0 || column >= values.length ? Float.NaN : values[column];
        }
        predictor.step(tick, raw, state, prediction);
    }

    private void mapColumns(List<String> columns) {
        if (columns != mappedColumns) {
            for (int f = 0; f < raw.length; f++) {
                columnOfFeature[f] = columns.indexOf(metrics.get(f));
            }
            mappedColumns = columns;
        }
    }

    /** Judges one tick. */
    void step(long tick, Map<String, Float> values) {
        for (int f = 0; f < raw.length; f++) {
            Float value = values.get(metrics.get(f));
            raw[f] = value == null ? Float.NaN : value;
        }
        predictor.step(tick, raw, state, prediction);
    }

    /** The measured metrics of the model that the last tick did not have, in the model's order. */
    List<String> missing() {
        List<String> missing = List.of();
        for (int f = 0; f < raw.length; f++) {
            if (isMissing(f)) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(metrics.get(f));
            }
        }
        return missing;
    }

    /** Whether the last tick had none of the model's measured metrics: what it foresees is then its own dream. */
    boolean isBlind() {
        for (int f = 0; f < raw.length; f++) {
            if (!model.features().isContext(f) && !isMissing(f)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMissing(int f) {
        return Float.isNaN(raw[f]) && !model.features().isContext(f);
    }

    /** Number of the newest tick that the state has seen. */
    long lastTick() {
        return state.lastTick();
    }

    /** How many bytes {@link #save} makes. */
    int stateBytes() {
        return stateBytes;
    }

    /** The state as it goes to the store. */
    byte[] save() {
        byte[] bytes = new byte[stateBytes];
        saveTo(bytes);
        return bytes;
    }

    /** The same, into {@code bytes}, which are {@link #stateBytes}. */
    void saveTo(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) owner.length).put(owner);
        state.writeTo(buffer);
    }

    /** What feature {@code index} was in the last tick, in its own unit, NaN where missing. */
    float actual(int index) {
        return raw[index];
    }
}
