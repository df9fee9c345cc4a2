package io.tocsin.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of a panel's layers, each after a sample of what it looks like; as many rows as it takes.
 *
 * <p>Confined to one thread.
 */
final class Legend {
    private static final double SAMPLE = 18;
    private static final double GAP = 18;
    private static final double ROW = 17;
    /** Widths of characters of 12 pixels; without fonts they can only be guessed. */
    private static final double CHARACTER = 6.6;

    private static final double CAPITAL = 9;

    private final List<List<Layer>> rows = new ArrayList<>();
    private final double titleWidth;

    Legend(Panel panel, double width) {
        this.titleWidth = panel.title().length() * (CHARACTER + 1) + GAP;
        double used = titleWidth;
        List<Layer> row = new ArrayList<>();
        for (Layer layer : panel.layers()) {
            double needs = width(layer);
            if (!layer.name().isEmpty() && used + needs > width) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
            }
            if (!layer.name().isEmpty()) {
                row.add(layer);
                used += needs;
            }
        }
        rows.add(row);
    }

    private static double width(Layer layer) {
        long capitals = layer.name().chars().filter(Character::isUpperCase).count();
        double letters = (layer.name().length() - capitals) * CHARACTER + capitals * CAPITAL;
        return SAMPLE + 6 + letters + GAP;
    }

    /** Below the first row, which stands beside the panel's title. */
    double extraHeight() {
        return (rows.size() - 1) * ROW;
    }

    /** Draws with the first row's letters standing on {@code baseline}, flush right. */
    void draw(SvgText svg, double right, double baseline) {
        double y = baseline;
        for (List<Layer> row : rows) {
            double x = right + GAP - row.stream().mapToDouble(Legend::width).sum();
            for (Layer layer : row) {
                drawSample(svg, layer, x, y - 4);
                svg.text("legend", x + SAMPLE + 6, y, layer.name());
                x += width(layer);
            }
            y += ROW;
        }
    }

    private static void drawSample(SvgText svg, Layer layer, double x, double y) {
        String tone = layer.tone().css();
        if (layer instanceof Layer.Shade) {
            svg.rectangle("shade " + tone, x, y - 5, SAMPLE, 10);
        } else if (layer instanceof Layer.Blocks) {
            svg.rectangle("block " + tone, x, y - 4, SAMPLE, 8);
        } else if (layer instanceof Layer.Band) {
            svg.rectangle("band " + tone, x, y - 5, SAMPLE, 10);
        } else if (layer instanceof Layer.Marks) {
            svg.line("mark " + tone, x + SAMPLE / 2, y - 6, x + SAMPLE / 2, y + 6);
        } else {
            boolean isSolid = layer instanceof Layer.Line line && line.stroke() != Layer.Stroke.DASHED;
            svg.line("line " + tone + (isSolid ? "" : " dashed"), x, y, x + SAMPLE, y);
        }
    }
}
