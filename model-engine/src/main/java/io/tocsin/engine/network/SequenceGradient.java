package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Back-propagation through time over the steps of a {@link SequencePass} (Werbos 1990): from the derivatives by what the heads gave to the
 * derivatives by every number of the network, by the inputs, and by the state that was carried in.
 *
 * <p>Layer by layer from the top, in each from the last step to the first; the weights' derivatives are summed over all steps and sequences at
 * once. No gradient flows through what stood in for missing inputs.
 *
 * <p>Confined to one thread.
 */
public final class SequenceGradient {
    private final SequencePass pass;
    private final Network network;
    private final Network gradient;
    private final Kernels kernels;
    private final List<LayerMatrices> forward;
    private final List<LayerMatrices> reverse;
    private final List<HeadGradient> heads = new ArrayList<>();
    /** The derivative by what layer i hands up; one more below for the inputs. */
    private final List<TimeMajor> dOutputs = new ArrayList<>();

    private final TimeMajor dInputs;
    private final List<float[]> dHidden = new ArrayList<>();
    private final List<float[]> dCell = new ArrayList<>();

    /** Adds to {@code gradient}, a network of the same spec as the pass's. */
    public SequenceGradient(PreparedNetwork prepared, SequencePass pass, Network gradient) {
        this.pass = pass;
        this.network = prepared.network();
        this.gradient = gradient;
        this.kernels = prepared.kernels();
        this.forward = transposed(network.layers());
        this.reverse = transposed(network.reverse());
        NetworkSpec spec = network.spec();
        TimeMajor inputs = pass.inputs();
        this.dInputs = TimeMajor.zeros(inputs.time(), inputs.batch(), spec.features());
        for (int i = 0; i < spec.layers(); i++) {
            dOutputs.add(TimeMajor.zeros(inputs.time(), inputs.batch(), spec.layerOutputs()));
            dHidden.add(new float[inputs.batch() * spec.hidden()]);
            dCell.add(new float[inputs.batch() * spec.hidden()]);
        }
        for (int i = 0; i < network.heads().size(); i++) {
            heads.add(new HeadGradient(
                    kernels, network.heads().get(i), gradient.heads().get(i), pass.headLayers(i)));
        }
    }

    private List<LayerMatrices> transposed(List<RecurrentLayer> layers) {
        return layers.stream()
                .map(layer -> LayerMatrices.transposed(kernels, layer))
                .toList();
    }

    /** Must be called when somebody has written to the network's arrays. */
    public void weightsChanged() {
        for (int i = 0; i < forward.size(); i++) {
            forward.get(i).loadTransposed(network.layers().get(i));
        }
        for (int i = 0; i < reverse.size(); i++) {
            reverse.get(i).loadTransposed(network.reverse().get(i));
        }
        heads.forEach(HeadGradient::weightsChanged);
    }

    /** Where the derivative by what head {@code index} gave goes, {@code [time][batch][outputs]}: to be filled before {@link #run}. */
    public TimeMajor dOutput(int index) {
        return heads.get(index).dOutput();
    }

    /** The derivative by the inputs of the last {@link #run}, {@code [time][batch][features]}; the live array. */
    public TimeMajor dInputs() {
        return dInputs;
    }

    /**
     * The derivative by h that layer {@code index} carries, {@code [batch][hidden]}: after {@link #run} by the one carried in; what is written there
     * before {@link #continueFrom} counts as the derivative by the one carried out.
     */
    public float[] dHidden(int index) {
        return dHidden.get(index);
    }

    /** The same for what is carried behind h. */
    public float[] dCell(int index) {
        return dCell.get(index);
    }

    /** Asks nothing of any head. */
    void clearAsked() {
        heads.forEach(head -> head.dOutput().clear());
    }

    /** Goes back over the first {@code time} steps; nothing is asked of the state carried out. */
    public void run(int time) {
        dHidden.forEach(array -> Arrays.fill(array, 0f));
        dCell.forEach(array -> Arrays.fill(array, 0f));
        continueFrom(time);
    }

    /** {@link #run}, given the derivatives by the state carried out. */
    public void continueFrom(int time) {
        int top = dOutputs.size() - 1;
        clear(dOutputs.get(top), time);
        clear(dInputs, time);
        for (HeadGradient head : heads) {
            head.run(kernels, time, pass.layerOutput(top), pass.inputs(), dOutputs.get(top), dInputs);
        }
        for (int i = top; i >= 0; i--) {
            TimeMajor below = i == 0 ? dInputs : dOutputs.get(i - 1);
            if (i > 0) {
                clear(below, time);
            }
            dropOut(i, time);
            back(i, false, time, below);
            if (!reverse.isEmpty()) {
                Arrays.fill(dHidden.get(i), 0f);
                Arrays.fill(dCell.get(i), 0f);
                back(i, true, time, below);
            }
        }
    }

    private static void clear(TimeMajor all, int time) {
        Arrays.fill(all.values(), 0, all.at(time), 0f);
    }

    private void dropOut(int layer, int time) {
        TimeMajor mask = pass.mask(layer);
        TimeMajor d = dOutputs.get(layer);
        for (int k = 0; mask.time() > 0 && k < d.at(time); k++) {
            d.values()[k] *= mask.values()[k];
        }
    }

    private void back(int index, boolean isReverse, int time, TimeMajor below) {
        DirectionPass direction = pass.direction(index, isReverse);
        LayerMatrices transposed = (isReverse ? reverse : forward).get(index);
        TimeMajor recurrent = direction.trace().recurrentSums();
        float[] dh = dHidden.get(index);
        for (int i = 0; i < time; i++) {
            int t = isReverse ? i : time - 1 - i;
            addAsked(dOutputs.get(index), t, isReverse ? direction.layer().hidden() : 0, direction.layer(), dh);
            direction
                    .layer()
                    .stepBack(direction.trace(), t, direction.states(), direction.before(t), dh, dCell.get(index));
            transposed
                    .recurrent()
                    .addProducts(pass.batch(), recurrent.values(), recurrent.at(t), recurrent.width(), dh, 0);
        }
        addWeightGradient(index, direction, isReverse, time);
        TimeMajor sums = direction.trace().inputSums();
        Matrix toInput = transposed.input();
        toInput.addProducts(time * pass.batch(), sums.values(), 0, sums.width(), below.values(), 0);
    }

    /** What the layer above and the heads ask of h after step {@code t}. */
    private static void addAsked(TimeMajor asked, int t, int column, RecurrentLayer layer, float[] dh) {
        int hidden = layer.hidden();
        for (int b = 0; b < asked.batch(); b++) {
            int from = asked.at(t, b) + column;
            for (int k = 0; k < hidden; k++) {
                dh[b * hidden + k] += asked.values()[from + k];
            }
        }
    }

    private void addWeightGradient(int index, DirectionPass direction, boolean isReverse, int time) {
        RecurrentLayer layer = direction.layer();
        RecurrentLayer sum = (isReverse ? gradient.reverse() : gradient.layers()).get(index);
        TimeMajor x = index == 0 ? pass.inputs() : pass.layerOutput(index - 1);
        TimeMajor dInput = direction.trace().inputSums();
        TimeMajor dRecurrent = direction.trace().recurrentSums();
        TimeMajor states = direction.states();
        int vectors = time * pass.batch();
        kernels.addOuterProducts(
                vectors,
                x.values(),
                0,
                x.width(),
                layer.inputs(),
                dInput.values(),
                0,
                layer.columns(),
                sum.weights(),
                0);
        kernels.addOuterProducts(
                vectors,
                states.values(),
                states.at(direction.before(0)),
                states.width(),
                layer.hidden(),
                dRecurrent.values(),
                0,
                layer.columns(),
                sum.weights(),
                layer.inputs());
        layer.addBiasGradient(direction.trace(), time, sum);
    }
}
