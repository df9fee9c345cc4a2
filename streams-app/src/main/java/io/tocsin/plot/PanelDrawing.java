package io.tocsin.plot;

/**
 * Draws one panel: grid, layers, letters.
 *
 * <p>Confined to one thread.
 */
final class PanelDrawing {
    private static final double LETTER_HALF = 4;
    /** Room for letters on the right of a plot. */
    private static final double BESIDE = 20;

    private final SvgText svg;
    private final Panel panel;
    private final Scale x;
    private final Scale y;
    private final String clip;

    /** @param clip the id of its clipping path, unique in the picture */
    PanelDrawing(SvgText svg, Panel panel, Scale x, Scale y, String clip) {
        this.svg = svg;
        this.panel = panel;
        this.x = x;
        this.y = y;
        this.clip = clip;
    }

    void draw(boolean isLettered) {
        drawGrid(isLettered);
        svg.raw("<clipPath id=\"" + clip + "\"><rect x=\"" + PathData.number(x.first()) + "\" y=\""
                + PathData.number(top() - 1) + "\" width=\"" + PathData.number(x.last() - x.first()) + "\" height=\""
                + PathData.number(bottom() - top() + 2) + "\"/></clipPath>");
        svg.raw("<g clip-path=\"url(#" + clip + ")\">");
        panel.layers().forEach(this::drawLayer);
        svg.raw("</g>");
    }

    private double top() {
        return y.last();
    }

    private double bottom() {
        return y.first();
    }

    private void drawGrid(boolean isLettered) {
        if (panel.isStrip()) {
            svg.text("tick end", x.first() - 8, bottom() - 2, panel.title());
        }
        for (Tick tick : x.ticks()) {
            double at = x.pixel(tick.value());
            svg.line("grid", at, top(), at, bottom());
            if (isLettered) {
                svg.text("tick middle", within(at, tick.label()), bottom() + 16, tick.label());
            }
        }
        for (Tick tick : y.ticks()) {
            double at = y.pixel(tick.value());
            svg.line("grid", x.first(), at, x.last(), at);
            svg.text("tick end", x.first() - 8, at + LETTER_HALF, tick.label());
        }
    }

    /** Where the middle of a word may stand so that it does not leave the picture. */
    private double within(double at, String word) {
        return Math.min(at, x.last() + BESIDE - word.length() * LETTER_HALF);
    }

    private void drawLayer(Layer layer) {
        String tone = layer.tone().css();
        if (layer instanceof Layer.Line line) {
            String dashes = line.stroke() == Layer.Stroke.DASHED ? " dashed" : "";
            svg.path("line " + tone + dashes, PathData.line(line, x, y));
        } else if (layer instanceof Layer.Band band) {
            svg.path("band " + tone, PathData.band(band, x, y));
        } else if (layer instanceof Layer.Level level) {
            svg.line("line dashed " + tone, x.first(), y.pixel(level.y()), x.last(), y.pixel(level.y()));
        } else if (layer instanceof Layer.Shade shade) {
            shade.spans().forEach(span -> drawSpan("shade " + tone, span));
        } else if (layer instanceof Layer.Blocks blocks) {
            blocks.spans().forEach(span -> drawSpan("block " + tone, span));
        } else if (layer instanceof Layer.Marks marks) {
            marks.marks().stream().filter(mark -> x.contains(mark.x())).forEach(mark -> drawMark(tone, mark));
        }
    }

    private void drawSpan(String css, Layer.Span span) {
        double from = Math.max(x.from(), span.from());
        double to = Math.min(x.to(), span.to());
        if (from < to) {
            // What is thinner than a pixel would not be seen.
            double width = Math.max(1, x.pixel(to) - x.pixel(from));
            svg.rectangle(css, x.pixel(from), top(), width, bottom() - top());
        }
    }

    private void drawMark(String tone, Layer.Mark mark) {
        double at = x.pixel(mark.x());
        svg.line("mark " + tone, at, top(), at, bottom());
        if (!mark.label().isEmpty()) {
            svg.text("tick word " + tone, at + 4, top() + 11, mark.label());
        }
    }
}
