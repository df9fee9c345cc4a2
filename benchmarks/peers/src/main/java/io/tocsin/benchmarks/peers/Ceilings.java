package io.tocsin.benchmarks.peers;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What the machine can do at most: multiply-adds from registers, and floats read one after the other. */
final class Ceilings {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int ROUNDS = 1000;
    /** Operations of one call of {@link #multiplyAdd}. */
    static final double OPERATIONS = 2.0 * ROUNDS * 12 * L;

    private Ceilings() {}

    /** Twelve independent chains, enough to hide the latency. */
    static float multiplyAdd() {
        FloatVector x = FloatVector.broadcast(S, 1.0001f);
        FloatVector y = FloatVector.broadcast(S, 0.0001f);
        FloatVector a = y;
        FloatVector b = y;
        FloatVector c = y;
        FloatVector d = y;
        FloatVector e = y;
        FloatVector f = y;
        FloatVector g = y;
        FloatVector h = y;
        FloatVector i = y;
        FloatVector j = y;
        FloatVector k = y;
        FloatVector l = y;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .lane(0);
    }

    /** The sum of all values. */
    static float read(float[] values) {
        FloatVector a = FloatVector.zero(S);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        for (int i = 0; i + 8 * L <= values.length; i += 8 * L) {
            a = a.add(FloatVector.fromArray(S, values, i));
            b = b.add(FloatVector.fromArray(S, values, i + L));
            c = c.add(FloatVector.fromArray(S, values, i + 2 * L));
            d = d.add(FloatVector.fromArray(S, values, i + 3 * L));
            e = e.add(FloatVector.fromArray(S, values, i + 4 * L));
            f = f.add(FloatVector.fromArray(S, values, i + 5 * L));
            g = g.add(FloatVector.fromArray(S, values, i + 6 * L));
            h = h.add(FloatVector.fromArray(S, values, i + 7 * L));
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }
}
