package io.tocsin.engine.kernel.vector;

import io.tocsin.engine.kernel.Activations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Activations} for vectors: the same operations in the same order, multiplications and additions apart, so that every value comes out to the
 * bit, wherever in an array it lies.
 *
 * <p>Thread-safe.
 */
final class VectorActivations {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private VectorActivations() {}

    static void sigmoid(float[] values, int from, int to) {
        int k = from;
        for (; k + L <= to; k += L) {
            FloatVector x = FloatVector.fromArray(S, values, k);
            FloatVector y = x.abs().neg().max(Activations.EXP_MIN);
            FloatVector shifted = y.mul(Activations.LOG2_E).add(Activations.ROUND);
            FloatVector n = shifted.sub(Activations.ROUND);
            FloatVector r = y.sub(n.mul(Activations.LN2_HIGH)).sub(n.mul(Activations.LN2_LOW));
            FloatVector p = r.mul(Activations.E6)
                    .add(Activations.E5)
                    .mul(r)
                    .add(Activations.E4)
                    .mul(r)
                    .add(Activations.E3)
                    .mul(r)
                    .add(Activations.E2)
                    .mul(r)
                    .add(Activations.E1);
            FloatVector exp = p.mul(r).mul(r).add(r).add(1f);
            // n stands in the low bits of the shifted value.
            FloatVector power = shifted.reinterpretAsInts()
                    .add(127)
                    .lanewise(VectorOperators.LSHL, 23)
                    .reinterpretAsFloats();
            FloatVector e = exp.mul(power);
            FloatVector numerator = FloatVector.broadcast(S, 1f).blend(e, x.compare(VectorOperators.LT, 0f));
            numerator.div(e.add(1f)).intoArray(values, k);
        }
        for (; k < to; k++) {
            values[k] = Activations.sigmoid(values[k]);
        }
    }

    static void tanh(float[] values, int from, int to) {
        int k = from;
        for (; k + L <= to; k += L) {
            FloatVector v = FloatVector.fromArray(S, values, k)
                    .min(Activations.TANH_MAX)
                    .max(-Activations.TANH_MAX);
            FloatVector s = v.mul(v);
            FloatVector p = s.mul(Activations.P13)
                    .add(Activations.P11)
                    .mul(s)
                    .add(Activations.P9)
                    .mul(s)
                    .add(Activations.P7)
                    .mul(s)
                    .add(Activations.P5)
                    .mul(s)
                    .add(Activations.P3)
                    .mul(s)
                    .add(Activations.P1);
            FloatVector q = s.mul(Activations.Q6)
                    .add(Activations.Q4)
                    .mul(s)
                    .add(Activations.Q2)
                    .mul(s)
                    .add(Activations.Q0);
            v.mul(p).div(q).intoArray(values, k);
        }
        for (; k < to; k++) {
            values[k] = Activations.tanh(values[k]);
        }
    }
}
