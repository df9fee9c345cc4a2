package io.tocsin.terminal.draw;

import java.util.List;

/**
 * Scores over time in one row. The lower four steps of a cell are below the boundary, the upper four above it, so that the boundary is half height.
 * Thread-safe.
 */
public final class Sparkline {
    private static final String STEPS = "▁▂▃▄▅▆▇█";
    private static final int STEPS_PER_BOUNDARY = STEPS.length() / 2;

    private Sparkline() {}

    /** Draws the newest values, one column each, flush right in {@code width} columns. */
    public static void draw(Region region, int row, int column, int width, List<Double> scores) {
        int shown = Math.min(width, scores.size());
        region.fill(row, column, width - shown, '·', Tone.LINE);
        for (int i = 0; i < shown; i++) {
            double score = scores.get(scores.size() - shown + i);
            int at = column + width - shown + i;
            if (Double.isNaN(score)) {
                region.put(row, at, '·', Tone.LINE);
            } else {
                region.put(row, at, step(score), Level.ofScore(score));
            }
        }
    }

    /** Any series, scaled to its own greatest value. */
    public static void drawScaled(Region region, int row, int column, int width, List<Double> values, Tone tone) {
        double greatest = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        int shown = Math.min(width, values.size());
        for (int i = 0; i < shown; i++) {
            double value = values.get(values.size() - shown + i);
            double scaled = Double.isFinite(value) && greatest > 0 ? value / greatest * 1.99 : 0;
            region.put(row, column + i, step(scaled), tone);
        }
    }

    private static char step(double score) {
        int step = (int) Math.floor(Math.max(0, score) * STEPS_PER_BOUNDARY);
        return STEPS.charAt(Math.min(STEPS.length() - 1, step));
    }
}
