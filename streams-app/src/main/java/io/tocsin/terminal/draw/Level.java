package io.tocsin.terminal.draw;

/** How close a number is to its alert boundary, as a tone. Thread-safe. */
public final class Level {
    /** From this share of the boundary on, a number is worth a look. */
    public static final double NEAR = 0.7;

    private Level() {}

    public static boolean isNear(double value, double boundary) {
        return value >= NEAR * boundary;
    }

    public static Tone ofScore(double score) {
        return score >= 1 ? Tone.OVER : isNear(score, 1) ? Tone.NEAR : Tone.GOOD;
    }

    public static Tone ofProbability(double probability, double boundary) {
        return probability >= boundary ? Tone.CRITICAL : isNear(probability, boundary) ? Tone.NEAR : Tone.MUTED;
    }
}
