package io.tocsin.plot;

import java.util.List;

/**
 * Something drawn in a panel; those that come first lie below. An empty name keeps it out of the legend.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 */
public sealed interface Layer {
    String name();

    Tone tone();

    /** How points are joined. */
    enum Stroke {
        SOLID,
        DASHED,
        /** Level until the next point, then at once to its value. */
        STEP
    }

    /**
     * A curve; it is broken where y is NaN.
     *
     * @param x increasing
     */
    record Line(String name, Tone tone, Stroke stroke, double[] x, double[] y) implements Layer {
        public Line {
            requireSameLength(name, x.length, y.length);
        }
    }

    /**
     * What lies between two curves.
     *
     * @param x increasing
     */
    record Band(String name, Tone tone, double[] x, double[] low, double[] high) implements Layer {
        public Band {
            requireSameLength(name, x.length, low.length);
            requireSameLength(name, x.length, high.length);
        }
    }

    /** Stretches of x, shaded over the whole height. */
    record Shade(String name, Tone tone, List<Span> spans) implements Layer {
        public Shade {
            spans = List.copyOf(spans);
        }
    }

    /** Stretches of x, as full blocks over the whole height: what goes on, in a strip. */
    record Blocks(String name, Tone tone, List<Span> spans) implements Layer {
        public Blocks {
            spans = List.copyOf(spans);
        }
    }

    /** Moments, each an upright line with a word on top, which may be empty. */
    record Marks(String name, Tone tone, List<Mark> marks) implements Layer {
        public Marks {
            marks = List.copyOf(marks);
        }
    }

    /** A level, a line across. */
    record Level(String name, Tone tone, double y) implements Layer {}

    /** From one x to another. */
    record Span(double from, double to) {}

    /** A word at an x. */
    record Mark(double x, String label) {}

    private static void requireSameLength(String name, int x, int y) {
        if (x != y) {
            throw new IllegalArgumentException("wrong length: layer=" + name + " x=" + x + " y=" + y);
        }
    }
}
