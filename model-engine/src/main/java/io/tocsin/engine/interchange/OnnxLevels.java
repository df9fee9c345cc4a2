package io.tocsin.engine.interchange;

import io.tocsin.engine.interchange.OnnxValue.Constant;
import io.tocsin.engine.interchange.OnnxValue.Given;
import io.tocsin.engine.interchange.OnnxValue.Level;
import io.tocsin.engine.interchange.OnnxValue.Other;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.RecurrentLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The recurrent nodes of a graph, which must stand one on the other.
 *
 * <p>Confined to one thread.
 */
final class OnnxLevels {
    private static final int WEIGHT_AXES = 3;

    private final OnnxTrace trace;
    private final List<RecurrentLayer> forward = new ArrayList<>();
    private final List<RecurrentLayer> reverse = new ArrayList<>();
    private String sequence = "";
    private List<String> sequenceAxes = List.of();

    OnnxLevels(OnnxTrace trace) {
        this.trace = trace;
    }

    /** Adds the level that {@code node} is. */
    void add(OnnxNode node) {
        String direction = node.text("direction", "forward");
        if (!direction.equals("forward") && !direction.equals("bidirectional")) {
            throw node.refusal("direction is not supported", "direction=" + direction);
        }
        if (forward.size() == NetworkSpec.MAX_LAYERS) {
            throw node.refusal("too many recurrent layers", "max=" + NetworkSpec.MAX_LAYERS);
        }
        int directions = direction.equals("forward") ? 1 : 2;
        Cell cell = OnnxCell.of(node, directions);
        readInput(node);
        requireOpenState(node, 5);
        requireOpenState(node, 6);
        readWeights(node, cell, directions);
        int level = forward.size() - 1;
        List<String> axes =
                List.of(time(), directions == 1 ? Signal.SINGLE : Signal.DIRECTION, sequenceAxes.get(1), Signal.UNITS);
        trace.define(node, 0, new Signal(new Level(level), axes));
        // The last state is the output at the last step, unless half of it was made at the first.
        trace.define(
                node, 1, directions == 1 ? new Signal(new Level(level), axes.subList(1, axes.size())) : Other.STATE);
        trace.define(node, 2, Other.STATE);
    }

    private void readInput(OnnxNode node) {
        if (trace.value(node, 0) instanceof Signal signal) {
            boolean isFirst = forward.isEmpty()
                    && signal.source() instanceof Given
                    && signal.axes().size() == WEIGHT_AXES
                    && new HashSet<>(signal.axes()).size() == WEIGHT_AXES;
            if (isFirst && signal.source() instanceof Given given) {
                sequence = given.name();
                sequenceAxes = signal.axes();
                return;
            }
            boolean isNext = signal.source() instanceof Level below
                    && below.level() == forward.size() - 1
                    && signal.axes().equals(List.of(time(), sequenceAxes.get(1), Signal.UNITS));
            if (isNext) {
                return;
            }
        }
        throw node.refusal(
                "reads neither the sequence, as [time, batch, features], nor the layer below", "X=" + node.input(0));
    }

    /** A state that the model begins with of its own would be lost. */
    private void requireOpenState(OnnxNode node, int index) {
        OnnxValue state = trace.optional(node, index);
        boolean isOpen = state == null
                || state == Other.ZEROS
                || state == Other.PART
                || (state instanceof Constant constant && constant.isZero())
                || (state instanceof Signal signal && signal.source() instanceof Given);
        if (!isOpen) {
            throw node.refusal("initial state must be 0 or an input of the graph", "input=" + node.input(index));
        }
    }

    private void readWeights(OnnxNode node, Cell cell, int directions) {
        Tensor input = trace.weights(node, 1, WEIGHT_AXES);
        Tensor recurrent = trace.weights(node, 2, WEIGHT_AXES);
        int hidden = recurrent.shape().get(2);
        int rows = recurrent.shape().get(1);
        Tensor bias = node.input(3).isEmpty()
                ? Tensor.matrix(new float[directions][2 * Math.min(rows, recurrent.values().length)])
                : trace.weights(node, 3, 2);
        boolean hasDirections = input.shape().get(0) == directions
                && recurrent.shape().get(0) == directions
                && bias.shape().get(0) == directions;
        if (!hasDirections || bias.shape().get(1) != 2L * rows || node.integer("hidden_size", hidden) != hidden) {
            throw node.refusal(
                    "weights have other shapes",
                    "W=" + input.shape() + " R=" + recurrent.shape() + " B=" + bias.shape() + " directions="
                            + directions);
        }
        for (int direction = 0; direction < directions; direction++) {
            Tensor both = bias.slice(direction);
            Tensor halves = new Tensor(List.of(2, rows), both.values());
            (direction == 0 ? forward : reverse)
                    .add(new ForeignLayer(
                                    cell,
                                    input.slice(direction),
                                    recurrent.slice(direction),
                                    halves.slice(0),
                                    halves.slice(1))
                            .toLayer(GateOrder.ONNX, "node=" + node.name()));
        }
    }

    /** The name of the axis of time, empty before the first level. */
    String time() {
        return sequenceAxes.isEmpty() ? "" : sequenceAxes.get(0);
    }

    /** Whether {@code signal} is the input {@code name} that the first level reads, features last, in whichever order of steps and sequences. */
    boolean isSequence(String name, Signal signal) {
        List<String> axes = signal.axes();
        return name.equals(sequence)
                && axes.size() == sequenceAxes.size()
                && axes.get(axes.size() - 1).equals(sequenceAxes.get(2));
    }

    int size() {
        return forward.size();
    }

    /** Length of the first level's input. */
    int features() {
        return forward.get(0).inputs();
    }

    RecurrentStack stack(List<DenseHead> heads) {
        return new RecurrentStack(forward, reverse, heads);
    }
}
