package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of ticks, taken apart and put together by masks.
 *
 * <p>Thread-safe.
 */
final class Scores {
    private Scores() {}

    /** Of each part the ticks of its mask; NaN where no mask is. */
    static List<float[]> join(List<TickMask> masks, List<List<float[]>> parts) {
        List<float[]> joined = new ArrayList<>();
        for (int r = 0; r < parts.get(0).size(); r++) {
            float[] of = new float[parts.get(0).get(r).length];
            Arrays.fill(of, Float.NaN);
            for (int i = 0; i < masks.size(); i++) {
                for (int t = 0; t < of.length; t++) {
                    of[t] = masks.get(i).has(r, t) ? parts.get(i).get(r)[t] : of[t];
                }
            }
            joined.add(of);
        }
        return joined;
    }

    /** The targets of a mask's ticks, in order. */
    static boolean[] events(List<float[]> targets, TickMask mask) {
        boolean[] events = new boolean[mask.size()];
        int count = 0;
        for (int r = 0; r < targets.size(); r++) {
            for (int t = 0; t < targets.get(r).length; t++) {
                if (mask.has(r, t)) {
                    events[count++] = targets.get(r)[t] == 1f;
                }
            }
        }
        return events;
    }

    /** The scores of a mask's ticks, in order. */
    static float[] flat(List<float[]> scores, TickMask mask) {
        float[] flat = new float[mask.size()];
        int count = 0;
        for (int r = 0; r < scores.size(); r++) {
            for (int t = 0; t < scores.get(r).length; t++) {
                if (mask.has(r, t)) {
                    flat[count++] = scores.get(r)[t];
                }
            }
        }
        return flat;
    }

    /** NaN outside of a mask: what is not asked there raises no alarm. */
    static List<float[]> only(List<float[]> targets, TickMask mask) {
        return join(List.of(mask), List.of(targets));
    }
}
