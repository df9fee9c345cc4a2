package io.tocsin.plot;

import java.util.List;

/**
 * From values to pixels, along one axis.
 *
 * <p>Thread-safe.
 *
 * @param from the value at pixel {@code first}
 * @param to the value at pixel {@code last}
 * @param ticks where it is lettered
 */
record Scale(double from, double to, double first, double last, boolean logarithmic, List<Tick> ticks) {
    private static final double PIXELS_AN_X_TICK = 85;
    private static final double PIXELS_A_Y_TICK = 26;
    private static final double HEADROOM = 0.04;

    static Scale of(XAxis axis, double left, double right) {
        int most = (int) ((right - left) / PIXELS_AN_X_TICK);
        List<Tick> ticks =
                switch (axis.kind()) {
                    case NUMBER -> NumberTicks.linear(axis.from(), axis.to(), most);
                    case DATE -> DateTicks.between(axis.from(), axis.to(), most);
                    case ELAPSED -> ElapsedTicks.between(axis.from(), axis.to(), most);
                };
        return new Scale(axis.from(), axis.to(), left, right, false, ticks);
    }

    /** Of the panel's axis; what that leaves open comes from the layers as far as they lie within {@code x}. */
    static Scale of(Panel panel, XAxis x, double top, double bottom) {
        YAxis axis = panel.y();
        ValueRange drawn = ValueRange.of(panel.layers(), x);
        double low = Double.isNaN(axis.min()) ? drawn.min() - HEADROOM * drawn.size() : axis.min();
        double high = Double.isNaN(axis.max()) ? drawn.max() + HEADROOM * drawn.size() : axis.max();
        high = high > low ? high : low + 1;
        if (panel.isStrip()) {
            return new Scale(low, high, bottom, top, false, List.of());
        }
        int most = Math.max(2, (int) ((bottom - top) / PIXELS_A_Y_TICK));
        List<Tick> ticks =
                axis.logarithmic() ? NumberTicks.logarithmic(low, high, most) : NumberTicks.linear(low, high, most);
        return new Scale(low, high, bottom, top, axis.logarithmic(), ticks);
    }

    double pixel(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, from / 1e3) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return first + share * (last - first);
    }

    boolean contains(double value) {
        return value >= from && value <= to;
    }
}
