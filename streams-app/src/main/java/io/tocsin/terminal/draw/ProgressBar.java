package io.tocsin.terminal.draw;

/** A share of work done. Thread-safe. */
public final class ProgressBar {
    private ProgressBar() {}

    /** Draws {@code fraction}, 0 to 1, in {@code width} columns, in steps of half a column. */
    public static void draw(Region region, int row, int column, int width, double fraction, Tone tone) {
        int halves = (int) Math.round(Math.max(0, Math.min(1, fraction)) * width * 2);
        region.fill(row, column, width, '─', Tone.LINE);
        region.fill(row, column, halves / 2, '━', tone);
        if (halves % 2 == 1) {
            region.put(row, column + halves / 2, '╸', tone);
        }
    }
}
