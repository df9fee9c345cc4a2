package io.tocsin.gate;

import java.util.Arrays;

/**
 * What one of two models said of the ticks that both judged.
 *
 * <p>Thread-safe.
 *
 * @param beyond ticks at or beyond the boundary
 * @param stretches unbroken runs of such ticks
 * @param median of the scores, as multiples of the boundary; NaN without ticks
 * @param high 99 of a hundred scores are not above it
 */
public record SideFigures(long beyond, long stretches, double median, double high) {

    /** Collects one side. Confined to one thread. */
    static final class Collector {
        private float[] all = new float[64];
        private int size;
        private long beyond;
        private long stretches;
        private boolean wasBeyond;

        /** Another entity begins. */
        void begin() {
            wasBeyond = false;
        }

        /** Whether the tick is beyond the boundary. */
        boolean add(float multiple) {
            boolean isBeyond = multiple >= 1f;
            beyond += isBeyond ? 1 : 0;
            stretches += isBeyond && !wasBeyond ? 1 : 0;
            wasBeyond = isBeyond;
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = multiple;
            return isBeyond;
        }

        SideFigures figures() {
            float[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            return new SideFigures(beyond, stretches, at(sorted, 0.5), at(sorted, 0.99));
        }

        private static double at(float[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }
}
