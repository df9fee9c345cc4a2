package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How sure a figure is: runs are cut half-way between failures, and the pieces, one a failure, are drawn anew with replacement. Ticks near each other are
 * alike, so ticks by themselves would flatter. The same draws for all detectors, so that differences can be taken draw by draw.
 *
 * <p>Immutable, thread-safe.
 */
final class Bootstrap {
    private static final int DRAWS = 1000;
    private static final double TAIL = 0.025;
    private static final long SEED = 7;

    private final int[] pieceOfTick;
    private final int pieces;

    /** @param judged the ticks that are weighted, in the order of {@link Scores#flat} */
    Bootstrap(List<ShopRun> runs, TickMask judged) {
        this.pieceOfTick = new int[judged.size()];
        int piece = 0;
        int count = 0;
        for (int r = 0; r < runs.size(); r++) {
            List<Integer> starts = runs.get(r).failureStarts();
            int next = 1;
            for (int t = 0; t < runs.get(r).size(); t++) {
                if (next < starts.size() && 2 * t >= starts.get(next - 1) + starts.get(next)) {
                    next++;
                    piece++;
                }
                if (judged.has(r, t)) {
                    pieceOfTick[count++] = piece;
                }
            }
            piece++;
        }
        this.pieces = piece;
    }

    /** An interval that holds 95 % of the draws; NaN for what cannot be told. */
    record Interval(double low, double high) {
        static Interval of(double[] draws) {
            double[] sorted =
                    Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
            int last = sorted.length - 1;
            return last < 0
                    ? new Interval(Double.NaN, Double.NaN)
                    : new Interval(sorted[(int) (TAIL * last)], sorted[(int) Math.ceil((1 - TAIL) * last)]);
        }
    }

    /** For each draw the areas that {@link RankedTicks#areas} gives: {@code [2][draws]}. */
    double[][] areas(RankedTicks ticks) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] areas = new double[2][DRAWS];
        double[] weights = new double[pieceOfTick.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = new int[pieces];
            for (int i = 0; i < pieces; i++) {
                times[random.nextInt(pieces)]++;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = times[pieceOfTick[i]];
            }
            double[] both = ticks.areas(weights);
            areas[0][draw] = both[0];
            areas[1][draw] = both[1];
        }
        return areas;
    }

    /** The share of true values when as many are drawn with replacement. */
    static Interval share(List<Boolean> values) {
        if (values.isEmpty()) {
            return new Interval(Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] shares = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < values.size(); i++) {
                shares[draw] += values.get(random.nextInt(values.size())) ? 1.0 / values.size() : 0;
            }
        }
        return Interval.of(shares);
    }

    /** Draw by draw. */
    static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
