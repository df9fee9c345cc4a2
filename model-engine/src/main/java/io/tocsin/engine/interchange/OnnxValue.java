package io.tocsin.engine.interchange;

import io.tocsin.engine.network.DenseLayer;
import java.util.List;

/**
 * What the reader knows of a tensor in a graph.
 *
 * <p>Thread-safe.
 */
sealed interface OnnxValue {

    /** Whether these are integers, known or not. */
    static boolean isNumbers(OnnxValue value) {
        return value == Other.NUMBERS || value instanceof Integers;
    }

    /** What flows that carries nothing to learn from. */
    enum Other implements OnnxValue {
        /** Shapes and indexes, whatever their values. */
        NUMBERS,
        /** Floats, all 0. */
        ZEROS,
        /** A part of an input of the graph, good for an initial state. */
        PART,
        /** The state that a layer ends in. */
        STATE
    }

    /** Integers that the file gives, as a vector or, if there is one alone, perhaps as a scalar. */
    record Integers(List<Long> values, boolean isScalar) implements OnnxValue {}

    /** Floats that the file gives. */
    record Constant(Tensor tensor) implements OnnxValue {
        boolean isZero() {
            for (float value : tensor.values()) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The last hidden states of levels, one on the other. */
    record Stacked(List<OnnxValue> values) implements OnnxValue {}

    /** A tensor whose axes are known by name. */
    record Signal(Source source, List<String> axes) implements OnnxValue {
        /** An axis of length 1. */
        static final String SINGLE = "single";
        /** The two directions. */
        static final String DIRECTION = "direction";
        /** The units of a layer, the last axis of what dense layers read and give. */
        static final String UNITS = "units";

        Signal with(Source other) {
            return new Signal(other, axes);
        }

        boolean endsInUnits() {
            return !axes.isEmpty() && axes.get(axes.size() - 1).equals(UNITS);
        }
    }

    /** Where a signal comes from. */
    sealed interface Source {}

    /** An input of the graph, as it is. */
    record Given(String name) implements Source {}

    /** An input of the graph, each feature times a number. */
    record Scaled(String name, float[] factors) implements Source {}

    /** The hidden states of a level, counted from 0. */
    record Level(int level) implements Source {}

    /**
     * Dense layers on a level.
     *
     * @param isOpen whether the last layer still lacks a bias, which an addition may bring
     * @param isRectified whether max(0, ·) was applied to the last layer
     * @param persistence of length 0 if no input was added
     */
    record Chain(int level, List<DenseLayer> layers, boolean isOpen, boolean isRectified, float[] persistence)
            implements Source {}
}
