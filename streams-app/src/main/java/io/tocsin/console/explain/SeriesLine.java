package io.tocsin.console.explain;

import io.tocsin.terminal.draw.Level;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** A series in one row, the beginning of the incident marked. Stateless, thread-safe. */
final class SeriesLine {
    /** Of the eight steps of a cell seven: a line that fills its cells would grow together with the one above it. */
    private static final String SHOWN_STEPS = "▁▂▃▄▅▆▇";

    private static final int STEPS = 8;
    /** What changes by less than this share of itself is drawn flat: noise would look like a mountain. */
    private static final double FLAT = 0.02;

    private SeriesLine() {}

    /** Between its own least and greatest value. */
    static void scaled(Region region, int row, int column, int width, Series series) {
        double least = series.least();
        double range = series.greatest() - least;
        boolean flat = !(range > FLAT * Math.max(Math.abs(least), Math.abs(series.greatest())));
        DoubleUnaryOperator height = value -> flat ? 0.3 : (value - least) / range;
        draw(region, row, column, width, series, height, value -> Tone.MUTED, value -> Tone.OVER);
    }

    /** From 0 to twice the boundary, which is half height. */
    static void againstBoundary(
            Region region, int row, int column, int width, Series series, double boundary, Tone beyond) {
        DoubleFunction<Tone> tone =
                value -> value >= boundary ? beyond : Level.isNear(value, boundary) ? Tone.NEAR : Tone.GOOD;
        // A cell beyond the boundary is in the upper half, however little it is over.
        draw(region, row, column, width, series, value -> value / boundary / 2, tone, tone);
    }

    private static void draw(
            Region region,
            int row,
            int column,
            int width,
            Series series,
            DoubleUnaryOperator height,
            DoubleFunction<Tone> toneBefore,
            DoubleFunction<Tone> toneDuring) {
        int at = cells(region, row, column, column + width, series.before(), height, toneBefore);
        if (at < column + width) {
            region.put(row, at, '│', Tone.STRONG);
        }
        cells(region, row, at + 1, column + width, series.during(), height, toneDuring);
    }

    private static int cells(
            Region region,
            int row,
            int from,
            int end,
            List<Double> values,
            DoubleUnaryOperator height,
            DoubleFunction<Tone> tone) {
        int at = from;
        for (double value : values) {
            if (at >= end) {
                return end;
            }
            if (Double.isNaN(value)) {
                region.put(row, at++, '·', Tone.LINE);
            } else {
                int step = (int) Math.floor(Math.max(0, height.applyAsDouble(value)) * STEPS);
                region.put(row, at++, SHOWN_STEPS.charAt(Math.min(SHOWN_STEPS.length() - 1, step)), tone.apply(value));
            }
        }
        return at;
    }
}
