package io.tocsin.plot;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
        Deque<String[]> points = new ArrayDeque<>();
        for (int i : seen(line.x(), line.y(), x)) {
            if (Double.isFinite(line.y()[i])) {
                add(points, number(x.pixel(line.x()[i])), number(y.pixel(line.y()[i])));
            } else {
                flush(points, line.stroke(), path);
            }
        }
        flush(points, line.stroke(), path);
        return path.toString();
    }

    /** Of points at one height only the first and the last count. */
    private static void add(Deque<String[]> points, String x, String y) {
        if (points.size() > 1) {
            String[] last = points.removeLast();
            boolean isLevel = last[1].equals(y) && points.getLast()[1].equals(y);
            if (!isLevel) {
                points.addLast(last);
            }
        }
        points.addLast(new String[] {x, y});
    }

    private static void flush(Deque<String[]> points, Layer.Stroke stroke, StringBuilder path) {
        String before = "";
        char command = 'M';
        for (String[] point : points) {
            if (stroke == Layer.Stroke.STEP && !before.isEmpty()) {
                path.append('H').append(point[0]).append('V').append(point[1]);
            } else {
                path.append(command).append(point[0]).append(' ').append(point[1]);
            }
            before = point[1];
            command = 'L';
        }
        points.clear();
    }

    /** There along the upper curve, back along the lower one; broken where either is not finite. */
    static String band(Layer.Band band, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        int[] seen = seen(band.x(), band.high(), x);
        for (int first = 0; first < seen.length; ) {
            int end = first;
            while (end < seen.length && isFinite(band, seen[end])) {
                end++;
            }
            appendBand(path, band, x, y, Arrays.copyOfRange(seen, first, end));
            first = end + 1;
        }
        return path.toString();
    }

    private static boolean isFinite(Layer.Band band, int i) {
        return Double.isFinite(band.low()[i]) && Double.isFinite(band.high()[i]);
    }

    private static void appendBand(StringBuilder path, Layer.Band band, Scale x, Scale y, int[] seen) {
        for (int k = 0; k < seen.length; k++) {
            append(path, k == 0 ? 'M' : 'L', x.pixel(band.x()[seen[k]]), y.pixel(band.high()[seen[k]]));
        }
        for (int k = seen.length - 1; k >= 0; k--) {
            append(path, 'L', x.pixel(band.x()[seen[k]]), y.pixel(band.low()[seen[k]]));
        }
        path.append(seen.length == 0 ? "" : "Z");
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
