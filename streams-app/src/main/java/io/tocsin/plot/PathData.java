package io.tocsin.plot;

import java.util.Arrays;
import java.util.Locale;

/**
 * Curves as the data of SVG paths, in tenths of a pixel. Where many points share a pixel only those stay that can be seen: the first, the lowest, the
 * highest, the last.
 *
 * <p>Thread-safe.
 */
final class PathData {
    private static final int SEEN_A_PIXEL = 4;

    private PathData() {}

    static String line(Layer.Line line, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        int[] seen = seen(line.x(), line.y(), x);
        boolean isPenDown = false;
        double before = 0;
        for (int i : seen) {
            double value = line.y()[i];
            if (!Double.isFinite(value)) {
                isPenDown = false;
                continue;
            }
            double px = x.pixel(line.x()[i]);
            if (isPenDown && line.stroke() == Layer.Stroke.STEP) {
                append(path, 'L', px, before);
            }
            before = y.pixel(value);
            append(path, isPenDown ? 'L' : 'M', px, before);
            isPenDown = true;
        }
        return path.toString();
    }

    /** There along the upper curve, back along the lower one. */
    static String band(Layer.Band band, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        int[] seen = seen(band.x(), band.high(), x);
        for (int k = 0; k < seen.length; k++) {
            append(path, k == 0 ? 'M' : 'L', x.pixel(band.x()[seen[k]]), y.pixel(band.high()[seen[k]]));
        }
        for (int k = seen.length - 1; k >= 0; k--) {
            append(path, 'L', x.pixel(band.x()[seen[k]]), y.pixel(band.low()[seen[k]]));
        }
        return seen.length == 0 ? "" : path.append('Z').toString();
    }

    /** Which points are worth drawing: those on the axis and one beyond each end. */
    static int[] seen(double[] xs, double[] ys, Scale x) {
        int from = 0;
        while (from + 1 < xs.length && xs[from + 1] < x.from()) {
            from++;
        }
        int to = xs.length;
        while (to - 1 > from && xs[to - 2] > x.to()) {
            to--;
        }
        int[] kept = new int[to - from];
        int count = 0;
        for (int first = from; first < to; ) {
            int end = first + 1;
            while (end < to && (int) x.pixel(xs[end]) == (int) x.pixel(xs[first])) {
                end++;
            }
            count = keep(ys, first, end, kept, count);
            first = end;
        }
        return Arrays.copyOf(kept, count);
    }

    private static int keep(double[] ys, int first, int end, int[] kept, int count) {
        int lowest = first;
        int highest = first;
        for (int i = first; i < end; i++) {
            lowest = ys[i] < ys[lowest] ? i : lowest;
            highest = ys[i] > ys[highest] ? i : highest;
        }
        int next = count;
        for (int i = first; i < end; i++) {
            boolean isSeen = i == first || i == end - 1 || i == lowest || i == highest || Double.isNaN(ys[i]);
            if (end - first <= SEEN_A_PIXEL || isSeen) {
                kept[next++] = i;
            }
        }
        return next;
    }

    private static void append(StringBuilder path, char command, double x, double y) {
        path.append(command).append(number(x)).append(' ').append(number(y));
    }

    /** As short as it can be said. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
