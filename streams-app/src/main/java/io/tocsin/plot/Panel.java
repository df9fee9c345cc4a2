package io.tocsin.plot;

import java.util.List;

/**
 * One plot: a title that says what y is, and layers.
 *
 * <p>Thread-safe.
 *
 * @param height of the plot itself in pixels, at least 40
 */
public record Panel(String title, int height, YAxis y, List<Layer> layers) {
    private static final int MIN_HEIGHT = 40;

    public Panel {
        layers = List.copyOf(layers);
        if (height < MIN_HEIGHT) {
            throw new IllegalArgumentException("must be at least " + MIN_HEIGHT + ": height=" + height);
        }
    }
}
