package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One layer of recurrent cells: its numbers, one step forward and one step back, for a batch of sequences at once.
 *
 * <p>The weights have {@code inputs + hidden} rows, first those from x, then those from h, and a column for each gate and unit. The sums that the
 * gates squash are {@code W x + U h + b}. What a layer carries from step to step is h, and for some cells more behind it.
 *
 * <p>Immutable once built, but for a trainer that owns the arrays. Thread-safe for steps.
 */
public interface RecurrentLayer {
    Cell cell();

    /** Length of x. */
    int inputs();

    /** Length of h. */
    int hidden();

    /** {@code [inputs + hidden][columns]}. */
    float[][] weights();

    /** {@code [columns]}. */
    float[] bias();

    /** Gates times units. */
    default int columns() {
        return bias().length;
    }

    /** Length of what is carried for one sequence; h comes first. */
    int stateWidth();

    /** Every array of numbers that training changes, in a fixed order. */
    List<float[]> parameters();

    /** Fills the arrays with what training starts from. */
    void initialise(SplittableRandom random);

    /** Room for {@code time} steps of a batch, as {@link #step} and {@link #stepBack} need it. */
    LayerTrace trace(int time, int batch);

    /**
     * Begins {@code steps} steps at once: puts the bias and the part from x in place of the sums of the trace's steps from {@code t} on.
     *
     * @param x of which the first {@link #inputs} values of each vector of the steps from {@code tx} on count
     */
    default void sumInputs(LayerMatrices matrices, TimeMajor x, int tx, int steps, LayerTrace trace, int t) {
        TimeMajor sums = trace.inputSums();
        for (int i = 0; i < steps; i++) {
            LayerTrace.begin(sums, t + i, bias());
        }
        matrices.input().addProducts(steps * sums.batch(), x.values(), x.at(tx), x.width(), sums.values(), sums.at(t));
    }

    /**
     * One step whose part from x is summed: reads the state at {@code before}, writes the one at {@code after}, which may be the same place, and
     * completes step {@code t} of {@code trace}.
     */
    void step(Kernels kernels, LayerMatrices matrices, TimeMajor state, int before, int after, LayerTrace trace, int t);

    /**
     * One step back through what the gates do. Replaces step {@code t} of the trace's sums by the derivatives by them.
     *
     * @param state with the state before this step at {@code before}
     * @param dHidden {@code [batch][hidden]}, the derivative by h after the step; replaced by what reaches h before the step beside the weights
     * @param dCell {@code [batch][hidden]}, the same for what is carried behind h; untouched by cells that carry nothing more
     */
    void stepBack(LayerTrace trace, int t, TimeMajor state, int before, float[] dHidden, float[] dCell);

    /** Adds the derivatives by the biases, which the first {@code time} steps of the trace hold after the way back, to those of {@code gradient}, a layer of this shape. */
    default void addBiasGradient(LayerTrace trace, int time, RecurrentLayer gradient) {
        LayerTrace.addColumnSums(trace.inputSums(), time, gradient.bias(), 0);
    }
}
