package io.tocsin.terminal.draw;

/** A score against the boundary at 1.0, which stands in the middle. Thread-safe. */
public final class ScoreBar {
    private ScoreBar() {}

    /** Draws 0 to 2 in {@code width} columns; what is more ends in an arrow. */
    public static void draw(Region region, int row, int column, int width, double score) {
        int boundary = width / 2;
        Tone tone = Level.ofScore(score);
        double cells = Double.isNaN(score) ? 0 : Math.min(width, Math.max(0, score) * width / 2);
        ProgressBar.draw(region, row, column, width, cells / width, tone);
        // A score that alerts always shows beyond the boundary, however little it is over.
        boolean crossed = score >= 1;
        region.put(row, column + boundary, crossed ? '╋' : '┼', crossed ? tone : Tone.MUTED);
        if (score >= 2) {
            region.put(row, column + width - 1, '▶', Level.ofScore(score));
        }
    }
}
