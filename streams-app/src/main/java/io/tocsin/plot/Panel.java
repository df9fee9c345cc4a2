package io.tocsin.plot;

import java.util.List;

/**
 * One plot: a title that says what y is, and layers.
 *
 * <p>Thread-safe.
 *
 * @param height of the plot itself in pixels, at least 40; a strip is {@value #STRIP_HEIGHT}
 */
public record Panel(String title, int height, YAxis y, List<Layer> layers) {
    private static final int MIN_HEIGHT = 40;
    private static final int STRIP_HEIGHT = 12;

    public Panel {
        layers = List.copyOf(layers);
        if (height < MIN_HEIGHT && height != STRIP_HEIGHT) {
            throw new IllegalArgumentException("must be at least " + MIN_HEIGHT + ": height=" + height);
        }
    }

    /** A low panel for what goes on or does not: close below the one above, without numbers, its title on the left. */
    public static Panel strip(String title, List<Layer> layers) {
        return new Panel(title, STRIP_HEIGHT, YAxis.between(0, 1), layers);
    }

    boolean isStrip() {
        return height == STRIP_HEIGHT;
    }
}
