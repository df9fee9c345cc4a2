package io.tocsin.engine.interchange;

import io.tocsin.engine.interchange.OnnxValue.Chain;
import io.tocsin.engine.interchange.OnnxValue.Constant;
import io.tocsin.engine.interchange.OnnxValue.Given;
import io.tocsin.engine.interchange.OnnxValue.Level;
import io.tocsin.engine.interchange.OnnxValue.Scaled;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import io.tocsin.engine.interchange.OnnxValue.Source;
import io.tocsin.engine.network.DenseLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that heads are made of: MatMul, Gemm, Add, Mul, Relu.
 *
 * <p>Confined to one thread.
 */
final class OnnxDense {
    /** As many as a head may have. */
    private static final int MAX_LAYERS = 9;

    private static final float[] NONE = new float[0];

    private final OnnxTrace trace;
    private final OnnxLevels levels;

    OnnxDense(OnnxTrace trace, OnnxLevels levels) {
        this.trace = trace;
        this.levels = levels;
    }

    OnnxValue product(OnnxNode node) {
        return dense(node, trace.weights(node, 1, 2), null);
    }

    OnnxValue gemm(OnnxNode node) {
        boolean isPlain = node.real("alpha", 1) == 1 && node.real("beta", 1) == 1 && node.integer("transA", 0) == 0;
        if (!isPlain) {
            throw node.refusal("factor or transposition is not supported", "one of=alpha, beta, transA");
        }
        Tensor weights = trace.weights(node, 1, 2);
        Tensor bias = node.input(2).isEmpty() ? null : trace.weights(node, 2, 1);
        return dense(node, node.integer("transB", 0) == 0 ? weights : weights.transposed(), bias);
    }

    private OnnxValue dense(OnnxNode node, Tensor weights, @Nullable Tensor bias) {
        if (!(trace.value(node, 0) instanceof Signal signal)
                || !signal.endsInUnits()
                || signal.axes().contains(Signal.DIRECTION)) {
            throw node.refusal("reads neither a recurrent nor a dense layer", "input=" + node.input(0));
        }
        List<DenseLayer> layers = new ArrayList<>();
        int level;
        if (signal.source() instanceof Level top) {
            level = top.level();
        } else if (signal.source() instanceof Chain chain && chain.isRectified()) {
            level = chain.level();
            layers.addAll(chain.layers());
        } else {
            throw node.refusal("dense layer stands on another without Relu between them", "input=" + node.input(0));
        }
        if (layers.size() == MAX_LAYERS) {
            throw node.refusal("too many dense layers", "max=" + MAX_LAYERS);
        }
        layers.add(ForeignDense.of(weights, bias, "node=" + node.name()));
        return signal.with(new Chain(level, layers, bias == null, false, NONE));
    }

    OnnxValue relu(OnnxNode node) {
        if (trace.value(node, 0) instanceof Signal signal) {
            Chain chain = openChain(signal);
            if (chain != null) {
                return signal.with(new Chain(chain.level(), chain.layers(), false, true, NONE));
            }
        }
        throw node.refusal("rectifies something else than a dense layer", "input=" + node.input(0));
    }

    OnnxValue add(OnnxNode node) {
        OnnxValue sum = sum(node, trace.value(node, 0), trace.value(node, 1));
        if (sum == null) {
            sum = sum(node, trace.value(node, 1), trace.value(node, 0));
        }
        if (sum == null) {
            throw node.refusal(
                    "operator is not supported between these tensors",
                    "inputs=" + node.proto().getInputList());
        }
        return sum;
    }

    private @Nullable OnnxValue sum(OnnxNode node, OnnxValue dense, OnnxValue other) {
        Chain chain = dense instanceof Signal signal ? openChain(signal) : null;
        if (!(dense instanceof Signal signal) || chain == null) {
            return null;
        }
        if (other instanceof Constant constant) {
            return withBias(signal, chain, constant.tensor());
        }
        return other instanceof Signal input ? withPersistence(node, signal, chain, input) : null;
    }

    private static @Nullable OnnxValue withBias(Signal signal, Chain chain, Tensor bias) {
        int last = chain.layers().size() - 1;
        DenseLayer layer = chain.layers().get(last);
        if (!chain.isOpen() || !isVector(bias, layer.outputs(), signal)) {
            return null;
        }
        List<DenseLayer> layers = new ArrayList<>(chain.layers().subList(0, last));
        layers.add(new DenseLayer(
                layer.inputs(), layer.outputs(), layer.weights(), bias.values().clone()));
        return signal.with(new Chain(chain.level(), layers, false, false, NONE));
    }

    /** Adds the sequence, step by step and feature by feature. */
    private @Nullable OnnxValue withPersistence(OnnxNode node, Signal signal, Chain chain, Signal input) {
        float[] persistence = persistence(input);
        List<String> along = signal.axes().subList(0, signal.axes().size() - 1);
        int outputs = chain.layers().get(chain.layers().size() - 1).outputs();
        boolean isAlong = input.axes().size() == signal.axes().size()
                && input.axes().subList(0, along.size()).equals(along);
        if (!isAlong || persistence.length != outputs) {
            return null;
        }
        trace.spend(node, outputs);
        return signal.with(new Chain(chain.level(), chain.layers(), false, false, persistence));
    }

    /** The share of each feature that a forecast adds; of length 0 if {@code input} is not the sequence. */
    private float[] persistence(Signal input) {
        if (levels.size() == 0) {
            return NONE;
        }
        if (input.source() instanceof Given given && levels.isSequence(given.name(), input)) {
            float[] ones = new float[levels.features()];
            Arrays.fill(ones, 1f);
            return ones;
        }
        boolean isScaled = input.source() instanceof Scaled scaled
                && levels.isSequence(scaled.name(), input)
                && scaled.factors().length == levels.features();
        return isScaled ? ((Scaled) input.source()).factors() : NONE;
    }

    OnnxValue scale(OnnxNode node) {
        for (int i = 0; i < 2; i++) {
            if (trace.value(node, i) instanceof Signal signal
                    && signal.source() instanceof Given given
                    && trace.value(node, 1 - i) instanceof Constant constant
                    && isVector(constant.tensor(), constant.tensor().values().length, signal)) {
                return signal.with(new Scaled(given.name(), constant.tensor().values()));
            }
        }
        throw node.refusal(
                "operator is not supported between these tensors",
                "inputs=" + node.proto().getInputList());
    }

    /** The chain behind a signal to which something may yet be done; null if there is none. */
    private static @Nullable Chain openChain(Signal signal) {
        Source source = signal.source();
        return source instanceof Chain chain && !chain.isRectified() && chain.persistence().length == 0 ? chain : null;
    }

    /** Whether {@code tensor} gives {@code length} numbers along the last axis of {@code signal} and none along others. */
    private static boolean isVector(Tensor tensor, int length, Signal signal) {
        List<Integer> shape = tensor.shape();
        return !shape.isEmpty()
                && shape.size() <= signal.axes().size()
                && tensor.values().length == length
                && shape.get(shape.size() - 1) == length;
    }
}
