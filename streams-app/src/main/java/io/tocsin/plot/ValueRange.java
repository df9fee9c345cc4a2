package io.tocsin.plot;

import java.util.List;

/**
 * The lowest and the highest value that layers show.
 *
 * <p>Confined to one thread.
 */
final class ValueRange {
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private ValueRange() {}

    /** Of what lies within the x axis; 0 to 1 when nothing does. */
    static ValueRange of(List<Layer> layers, XAxis x) {
        ValueRange range = new ValueRange();
        for (Layer layer : layers) {
            if (layer instanceof Layer.Line line) {
                range.add(x, line.x(), line.y());
            } else if (layer instanceof Layer.Band band) {
                range.add(x, band.x(), band.low());
                range.add(x, band.x(), band.high());
            } else if (layer instanceof Layer.Level level) {
                range.add(level.y());
            }
        }
        if (range.min > range.max) {
            range.add(0);
            range.add(1);
        }
        return range;
    }

    private void add(XAxis axis, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] >= axis.from() && x[i] <= axis.to() && Double.isFinite(y[i])) {
                add(y[i]);
            }
        }
    }

    private void add(double y) {
        min = Math.min(min, y);
        max = Math.max(max, y);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double size() {
        return max > min ? max - min : 1;
    }
}
