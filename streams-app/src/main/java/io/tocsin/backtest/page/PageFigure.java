package io.tocsin.backtest.page;

import io.tocsin.plot.Figure;

/**
 * A picture on a page.
 *
 * <p>Thread-safe.
 *
 * @param heading above the picture, may be empty
 * @param caption below the picture: what to see in it, may be empty
 */
public record PageFigure(String heading, Figure figure, String caption, Size size) {

    /** How much room it takes. */
    public enum Size {
        /** The width of the page. */
        WIDE(1180),
        /** Side by side with others where there is room. */
        NARROW(440);

        private final int width;

        Size(int width) {
            this.width = width;
        }

        int width() {
            return width;
        }
    }

    /** One as wide as the page. */
    public static PageFigure wide(String heading, Figure figure, String caption) {
        return new PageFigure(heading, figure, caption, Size.WIDE);
    }
}
