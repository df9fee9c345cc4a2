package io.tocsin.engine.interchange;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.tocsin.engine.interchange.OnnxValue.Constant;
import io.tocsin.engine.interchange.OnnxValue.Given;
import io.tocsin.engine.interchange.OnnxValue.Integers;
import io.tocsin.engine.interchange.OnnxValue.Level;
import io.tocsin.engine.interchange.OnnxValue.Other;
import io.tocsin.engine.interchange.OnnxValue.Scaled;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import io.tocsin.engine.interchange.OnnxValue.Stacked;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The nodes that only move numbers about.
 *
 * <p>Confined to one thread.
 */
final class OnnxMoves {
    /** What exporters compute shapes and indexes with. */
    private static final Set<String> OF_NUMBERS = Set.of(
            "Add",
            "Cast",
            "Concat",
            "Div",
            "Equal",
            "Expand",
            "Gather",
            "Identity",
            "Mul",
            "Reshape",
            "Slice",
            "Squeeze",
            "Sub",
            "Unsqueeze",
            "Where");

    private static final Set<String> KNOWN = Set.of(
            "Cast",
            "Concat",
            "Dropout",
            "Expand",
            "Flatten",
            "Gather",
            "Identity",
            "Reshape",
            "Slice",
            "Squeeze",
            "Transpose",
            "Unsqueeze");

    private final OnnxTrace trace;
    private final OnnxSteps steps;

    OnnxMoves(OnnxTrace trace, OnnxLevels levels) {
        this.trace = trace;
        this.steps = new OnnxSteps(trace, levels);
    }

    /** Whether a node computes only shapes or indexes. */
    boolean isOfNumbers(OnnxNode node) {
        boolean isOfNumbers = OF_NUMBERS.contains(node.operator()) && node.inputs() > 0;
        for (int i = 0; isOfNumbers && i < node.inputs(); i++) {
            OnnxValue input = trace.optional(node, i);
            isOfNumbers = input == null || OnnxValue.isNumbers(input);
        }
        return isOfNumbers;
    }

    OnnxValue move(OnnxNode node) {
        if (!KNOWN.contains(node.operator())) {
            throw node.refusal("operator is not supported");
        }
        if (node.operator().equals("Concat")) {
            return joined(node);
        }
        requireNothingLost(node);
        OnnxValue value = trace.value(node, 0);
        if (node.operator().equals("Identity")) {
            return value;
        }
        if (value instanceof Constant constant) {
            return moved(node, constant);
        }
        if (value instanceof Stacked stacked) {
            return steps.chosen(node, stacked);
        }
        if (value instanceof Signal signal && !(signal.source() instanceof Scaled)) {
            return moved(node, signal);
        }
        if (value == Other.ZEROS || value == Other.PART || value == Other.STATE) {
            return value;
        }
        throw node.refusal("operator is not supported on this tensor", "input=" + node.input(0));
    }

    private static void requireNothingLost(OnnxNode node) {
        if (node.operator().equals("Dropout") && !node.input(2).isEmpty()) {
            throw node.refusal("dropout in training is not supported", "training_mode=" + node.input(2));
        }
        long type = node.operator().equals("Cast") ? node.integer("to", 0) : DataType.FLOAT.getNumber();
        if (type != DataType.FLOAT.getNumber() && type != DataType.DOUBLE.getNumber()) {
            throw node.refusal("rounds its numbers", "to=" + DataType.forNumber((int) type));
        }
    }

    private OnnxValue moved(OnnxNode node, Constant constant) {
        if (constant.isZero()) {
            return Other.ZEROS;
        }
        if (!node.operator().equals("Transpose") || constant.tensor().shape().size() != 2) {
            throw node.refusal("weights are computed; export with constants folded", "input=" + node.input(0));
        }
        // Only to ask whether the permutation is one.
        boolean isTurned = OnnxAxes.transposed(node, List.of("0", "1"), node.integers("perm"))
                .get(0)
                .equals("1");
        trace.spend(node, constant.tensor().values().length);
        return isTurned ? new Constant(constant.tensor().transposed()) : constant;
    }

    private OnnxValue moved(OnnxNode node, Signal signal) {
        List<String> axes = signal.axes();
        boolean isGiven = signal.source() instanceof Given;
        return switch (node.operator()) {
            case "Cast", "Dropout" -> signal;
            case "Transpose" -> new Signal(signal.source(), OnnxAxes.transposed(node, axes, node.integers("perm")));
            case "Squeeze", "Unsqueeze" -> {
                List<Long> places = node.hasAttribute("axes") ? integers(node, "axes") : integers(node, 1);
                yield isGiven
                        ? Other.PART
                        : new Signal(
                                signal.source(),
                                node.operator().equals("Squeeze")
                                        ? OnnxAxes.squeezed(node, axes, places)
                                        : OnnxAxes.unsqueezed(node, axes, places));
            }
            case "Reshape" ->
                isGiven ? Other.PART : new Signal(signal.source(), OnnxAxes.reshaped(node, axes, integers(node, 1)));
            case "Gather", "Slice" -> isGiven ? Other.PART : steps.chosen(node, signal);
            default -> {
                if (isGiven) {
                    yield Other.PART;
                }
                boolean isSame = node.operator().equals("Flatten")
                        && axes.size() == 2
                        && OnnxAxes.place(node, node.integer("axis", 1), 2) == 1;
                if (!isSame) {
                    throw node.refusal("operator is not supported on this tensor", "axes=" + axes);
                }
                yield signal;
            }
        };
    }

    private static List<Long> integers(OnnxNode node, String attribute) {
        List<Long> values = node.integers(attribute);
        return values == null ? List.of() : values;
    }

    private List<Long> integers(OnnxNode node, int index) {
        if (trace.optional(node, index) instanceof Integers integers) {
            return integers.values();
        }
        throw node.refusal("must be given in the file as integers", "input=" + index);
    }

    private OnnxValue joined(OnnxNode node) {
        List<OnnxValue> values = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            values.add(trace.value(node, i));
        }
        boolean areStates = !values.isEmpty() && node.integer("axis", -1) == 0;
        for (OnnxValue value : values) {
            areStates &= value == Other.STATE
                    || (value instanceof Signal signal
                            && signal.source() instanceof Level
                            && signal.axes().size() == 3
                            && signal.axes().get(0).equals(Signal.SINGLE));
        }
        if (areStates) {
            return new Stacked(values);
        }
        boolean areSame = !values.isEmpty() && values.get(0) instanceof Other;
        for (OnnxValue value : values) {
            areSame &= value == values.get(0);
        }
        if (!areSame) {
            throw node.refusal(
                    "operator is not supported between these tensors",
                    "inputs=" + node.proto().getInputList());
        }
        return values.get(0);
    }

    /** What ConstantOfShape gives: floats of 0, or integers. */
    static OnnxValue filled(OnnxNode node) {
        AttributeProto value = node.attribute("value", AttributeType.TENSOR);
        if (value == null) {
            return Other.ZEROS;
        }
        Tensor floats = OnnxTensors.floats(node.name(), value.getT());
        if (floats == null) {
            return Other.NUMBERS;
        }
        if (!new Constant(floats).isZero()) {
            throw node.refusal("constant must be 0");
        }
        return Other.ZEROS;
    }
}
