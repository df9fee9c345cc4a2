package io.tocsin.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A network over whole sequences of a batch, with everything kept that the way back needs: every step's inputs, states and gates.
 *
 * <p>A network in one direction starts from a carried state. Where an input is missing it goes tick by tick through all layers, as what stands in
 * may be the forecast of the tick before; else layer by layer. A bidirectional one goes layer by layer over the window, its reverse layers from the
 * last tick to the first.
 *
 * <p>Confined to one thread.
 */
public final class SequencePass {
    private final PreparedNetwork prepared;
    private final Network network;
    private final int batch;
    private final TimeMajor inputs;
    private final List<DirectionPass> forward = new ArrayList<>();
    private final List<DirectionPass> reverse = new ArrayList<>();
    /** {@code [time][batch][directions · hidden]} of each layer, after dropout. */
    private final List<TimeMajor> outputs = new ArrayList<>();

    private final List<TimeMajor> masks = new ArrayList<>();
    private final List<List<TimeMajor>> heads = new ArrayList<>();

    /** For sequences of at most {@code maxTime} steps. */
    public SequencePass(PreparedNetwork prepared, int maxTime, int batch) {
        this.prepared = prepared;
        this.network = prepared.network();
        this.batch = batch;
        NetworkSpec spec = network.spec();
        this.inputs = TimeMajor.zeros(maxTime, batch, spec.features());
        for (int i = 0; i < spec.layers(); i++) {
            forward.add(new DirectionPass(network.layers().get(i), maxTime, batch, false));
            if (spec.bidirectional()) {
                reverse.add(new DirectionPass(network.reverse().get(i), maxTime, batch, true));
            }
            outputs.add(TimeMajor.zeros(maxTime, batch, spec.layerOutputs()));
            boolean dropped = spec.dropout() > 0 && i < spec.layers() - 1;
            masks.add(TimeMajor.zeros(dropped ? maxTime : 0, batch, spec.layerOutputs()));
        }
        network.heads().forEach(head -> heads.add(PreparedHead.room(head, maxTime, batch)));
    }

    /** The inputs, {@code [time][batch][features]}: to be filled before a pass; NaN where missing. */
    public TimeMajor inputs() {
        return inputs;
    }

    /** What head {@code index} gave at each step, {@code [time][batch][outputs]}; the live array. */
    public TimeMajor output(int index) {
        List<TimeMajor> layers = heads.get(index);
        return layers.get(layers.size() - 1);
    }

    /** What layer {@code index} handed up at each step, {@code [time][batch][directions · hidden]}; the live array. */
    public TimeMajor layerOutput(int index) {
        return outputs.get(index);
    }

    PreparedNetwork prepared() {
        return prepared;
    }

    int batch() {
        return batch;
    }

    DirectionPass direction(int layer, boolean isReverse) {
        return (isReverse ? reverse : forward).get(layer);
    }

    /** The factors that dropout put on a layer's outputs; of length 0 without dropout. */
    TimeMajor mask(int layer) {
        return masks.get(layer);
    }

    List<TimeMajor> headLayers(int index) {
        return heads.get(index);
    }

    /**
     * Runs the first {@code time} steps of the inputs.
     *
     * @param state carried in and, advanced, out; ignored by a bidirectional network, which begins each window from zero
     * @param missing replaces missing inputs before they are used; null if none is missing
     * @param dropout source of what is blanked between layers; null to blank nothing, as in service
     */
    public void run(int time, NetworkState state, @Nullable MissingInputs missing, @Nullable SplittableRandom dropout) {
        drawMasks(time, dropout);
        if (network.spec().bidirectional()) {
            runByLayer(time, missing, dropout != null);
        } else if (missing == null || isComplete(time)) {
            runComplete(time, state, missing, dropout != null);
        } else {
            runByTick(time, state, missing, dropout != null);
        }
    }

    private boolean isComplete(int time) {
        for (int k = 0; k < inputs.at(time); k++) {
            if (Float.isNaN(inputs.values()[k])) {
                return false;
            }
        }
        return true;
    }

    /** Layer by layer, which multiplies the inputs of all steps at once and gives the same bits. */
    private void runComplete(int time, NetworkState state, @Nullable MissingInputs missing, boolean isDropping) {
        for (int t = 0; missing != null && t < time; t++) {
            missing.fill(this, t);
        }
        TimeMajor x = inputs;
        for (int i = 0; i < forward.size(); i++) {
            DirectionPass layer = forward.get(i);
            layer.begin(state.layer(i));
            layer.sumInputs(prepared, i, x, 0, time);
            for (int t = 0; t < time; t++) {
                layer.step(prepared, i, t);
                layer.copyHidden(t, outputs.get(i), 0);
                dropOut(i, t, isDropping);
            }
            layer.end(time, state.layer(i));
            x = outputs.get(i);
        }
        applyHeads(0, time);
    }

    private void drawMasks(int time, @Nullable SplittableRandom random) {
        float dropout = network.spec().dropout();
        for (TimeMajor mask : masks) {
            for (int k = 0; random != null && k < Math.min(mask.values().length, mask.at(time)); k++) {
                mask.values()[k] = random.nextDouble() < dropout ? 0f : 1 / (1 - dropout);
            }
        }
    }

    private void runByTick(int time, NetworkState state, @Nullable MissingInputs missing, boolean isDropping) {
        for (int i = 0; i < forward.size(); i++) {
            forward.get(i).begin(state.layer(i));
        }
        for (int t = 0; t < time; t++) {
            if (missing != null) {
                missing.fill(this, t);
            }
            TimeMajor x = inputs;
            for (int i = 0; i < forward.size(); i++) {
                forward.get(i).sumInputs(prepared, i, x, t, 1);
                forward.get(i).step(prepared, i, t);
                forward.get(i).copyHidden(t, outputs.get(i), 0);
                dropOut(i, t, isDropping);
                x = outputs.get(i);
            }
            applyHeads(t, 1);
        }
        for (int i = 0; i < forward.size(); i++) {
            forward.get(i).end(time, state.layer(i));
        }
    }

    private void runByLayer(int time, @Nullable MissingInputs missing, boolean isDropping) {
        for (int t = 0; missing != null && t < time; t++) {
            missing.fill(this, t);
        }
        TimeMajor x = inputs;
        for (int i = 0; i < forward.size(); i++) {
            forward.get(i).beginAtZero(time);
            reverse.get(i).beginAtZero(time);
            forward.get(i).sumInputs(prepared, i, x, 0, time);
            reverse.get(i).sumInputs(prepared, i, x, 0, time);
            for (int t = 0; t < time; t++) {
                forward.get(i).step(prepared, i, t);
                reverse.get(i).step(prepared, i, time - 1 - t);
            }
            for (int t = 0; t < time; t++) {
                forward.get(i).copyHidden(t, outputs.get(i), 0);
                reverse.get(i).copyHidden(t, outputs.get(i), network.spec().hidden());
                dropOut(i, t, isDropping);
            }
            x = outputs.get(i);
        }
        applyHeads(0, time);
    }

    private void dropOut(int layer, int t, boolean isDropping) {
        TimeMajor mask = masks.get(layer);
        if (isDropping && mask.time() > 0) {
            TimeMajor output = outputs.get(layer);
            for (int k = output.at(t); k < output.at(t + 1); k++) {
                output.values()[k] *= mask.values()[k];
            }
        }
    }

    private void applyHeads(int t, int steps) {
        TimeMajor top = outputs.get(outputs.size() - 1);
        for (int i = 0; i < heads.size(); i++) {
            prepared.head(i).apply(top, t, inputs, t, heads.get(i), t, steps);
        }
    }
}
