package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of the ticks of some runs.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param runs for each run, whether each tick belongs to it
 */
record TickMask(List<boolean[]> runs) {

    static TickMask all(List<ShopRun> runs) {
        return between(runs, 0, Integer.MAX_VALUE);
    }

    /** The ticks {@code [from, to)} counted over all runs one after the other. */
    static TickMask between(List<ShopRun> runs, int from, int to) {
        List<boolean[]> mask = new ArrayList<>();
        int first = 0;
        for (ShopRun run : runs) {
            boolean[] of = new boolean[run.size()];
            for (int t = 0; t < of.length; t++) {
                of[t] = first + t >= from && first + t < to;
            }
            mask.add(of);
            first += of.length;
        }
        return new TickMask(mask);
    }

    boolean has(int run, int tick) {
        return runs.get(run)[tick];
    }

    int size() {
        int size = 0;
        for (boolean[] run : runs) {
            for (boolean one : run) {
                size += one ? 1 : 0;
            }
        }
        return size;
    }

    /** Ticks that one of them has. */
    static TickMask union(List<TickMask> masks) {
        List<boolean[]> union = new ArrayList<>();
        for (int r = 0; r < masks.get(0).runs.size(); r++) {
            boolean[] of = new boolean[masks.get(0).runs.get(r).length];
            for (TickMask mask : masks) {
                for (int t = 0; t < of.length; t++) {
                    of[t] |= mask.has(r, t);
                }
            }
            union.add(of);
        }
        return new TickMask(union);
    }

    TickMask without(TickMask other) {
        List<boolean[]> mask = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            boolean[] of = runs.get(r).clone();
            for (int t = 0; t < of.length; t++) {
                of[t] &= !other.has(r, t);
            }
            mask.add(of);
        }
        return new TickMask(mask);
    }

    /** Without the ticks whose future, so many ticks long, reaches into {@code judged}: their targets would tell of it. */
    TickMask withoutPreview(TickMask judged, int ticks) {
        List<boolean[]> mask = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            boolean[] of = runs.get(r).clone();
            int next = Integer.MAX_VALUE;
            for (int t = of.length - 1; t >= 0; t--) {
                next = judged.has(r, t) ? t : next;
                of[t] &= next - ticks > t;
            }
            mask.add(of);
        }
        return new TickMask(mask);
    }

    /** Those of which something is asked. */
    TickMask asked(List<float[]> targets) {
        List<boolean[]> mask = new ArrayList<>();
        for (int r = 0; r < runs.size(); r++) {
            boolean[] of = runs.get(r).clone();
            for (int t = 0; t < of.length; t++) {
                of[t] &= !Float.isNaN(targets.get(r)[t]);
            }
            mask.add(of);
        }
        return new TickMask(mask);
    }

    /** Its ticks in order cut in so many parts of equal length. */
    List<TickMask> parts(int count) {
        List<TickMask> parts = new ArrayList<>();
        int size = size();
        for (int part = 0; part < count; part++) {
            long from = (long) size * part / count;
            long to = (long) size * (part + 1) / count;
            parts.add(slice(from, to));
        }
        return parts;
    }

    private TickMask slice(long from, long to) {
        List<boolean[]> mask = new ArrayList<>();
        long seen = 0;
        for (boolean[] run : runs) {
            boolean[] of = new boolean[run.length];
            for (int t = 0; t < of.length; t++) {
                if (run[t]) {
                    of[t] = seen >= from && seen < to;
                    seen++;
                }
            }
            mask.add(of);
        }
        return new TickMask(mask);
    }
}
