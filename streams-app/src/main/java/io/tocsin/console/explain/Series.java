package io.tocsin.console.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number over a stretch, in as many cells as there is room. Thread-safe.
 *
 * @param before cells before the incident, the oldest first; NaN where nothing came
 * @param during cells from its beginning on
 */
record Series(List<Double> before, List<Double> during) {
    /** A number at a moment. */
    record Point(Instant time, double value) {}

    Series {
        before = List.copyOf(before);
        during = List.copyOf(during);
    }

    /**
     * The mean of the points in each cell.
     *
     * @param cells at least 2; fewer are used where ticks are further apart
     */
    static Series of(List<Point> points, Stretch stretch, long tickMs, int cells) {
        long from = stretch.from().toEpochMilli();
        long start = stretch.start().toEpochMilli();
        long to = stretch.to().toEpochMilli();
        long ticksACell = Math.max(1, (long) Math.ceil((to - from) / (double) tickMs / (cells - 1)));
        long cellMs = ticksACell * tickMs;
        int cellsBefore = (int) ((start - from + cellMs - 1) / cellMs);
        int cellsDuring = Math.max(1, Math.min(cells - cellsBefore, (int) ((to - start + cellMs - 1) / cellMs)));
        double[] sums = new double[cellsBefore + cellsDuring];
        int[] counts = new int[sums.length];
        for (Point point : points) {
            long fromStart = Math.floorDiv(point.time().toEpochMilli() - start, cellMs);
            int cell = (int) Math.max(-1, Math.min(sums.length, cellsBefore + fromStart));
            if (cell >= 0 && cell < sums.length && Double.isFinite(point.value())) {
                sums[cell] += point.value();
                counts[cell]++;
            }
        }
        Double[] means = new Double[sums.length];
        Arrays.setAll(means, cell -> counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell]);
        List<Double> all = new ArrayList<>(Arrays.asList(means));
        return new Series(all.subList(0, cellsBefore), all.subList(cellsBefore, all.size()));
    }

    boolean isEmpty() {
        return all().stream().noneMatch(Double::isFinite);
    }

    List<Double> all() {
        List<Double> all = new ArrayList<>(before);
        all.addAll(during);
        return all;
    }

    double least() {
        return all().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    double greatest() {
        return all().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
