package io.tocsin.demo.screen.render;

import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A series over time as a shaded area several rows high under a solid crest. The tone follows the height, so that the area changes colour where it
 * crosses the boundary; beside the area the boundary is a dashed line. Thread-safe.
 *
 * @param values the newest last; NaN leaves a gap
 * @param greatest the value at the top
 * @param boundary where the dashed line is
 * @param tone tone of a height
 * @param label how a value on the scale at the left is written
 */
record Chart(
        List<Double> values,
        double greatest,
        double boundary,
        DoubleFunction<Tone> tone,
        DoubleFunction<String> label) {
    private static final String CREST = "▁▂▃▄▅▆▇█";
    private static final int SCALE_WIDTH = 6;
    private static final int MAX_COLUMNS_PER_VALUE = 3;

    void draw(Region region) {
        int boundaryRow = Math.max(0, region.height() - 1 - (int) (boundary / greatest * region.height()));
        scale(region, 0, greatest);
        scale(region, region.height() - 1, 0);
        scale(region, boundaryRow, boundary);
        Region plot = region.from(SCALE_WIDTH);
        plot.fill(boundaryRow, 0, plot.width(), '┄', Tone.MUTED);
        int columnsPerValue = Math.max(1, Math.min(MAX_COLUMNS_PER_VALUE, plot.width() / Math.max(1, values.size())));
        for (int column = 0; column < plot.width(); column++) {
            int index = values.size() - 1 - (plot.width() - 1 - column) / columnsPerValue;
            if (index >= 0 && !Double.isNaN(values.get(index))) {
                column(plot, column, values.get(index));
            }
        }
    }

    private void scale(Region region, int row, double value) {
        region.textBefore(row, SCALE_WIDTH - 1, label.apply(value), Tone.MUTED);
    }

    private void column(Region plot, int column, double value) {
        int steps = (int) Math.max(1, Math.round(Math.min(1, value / greatest) * plot.height() * CREST.length()));
        for (int row = plot.height() - 1; row >= 0 && steps > 0; row--) {
            double middle = (plot.height() - row - 0.5) / plot.height() * greatest;
            char shown = steps > CREST.length() ? '▒' : CREST.charAt(steps - 1);
            plot.put(row, column, shown, tone.apply(middle));
            steps -= CREST.length();
        }
    }
}
