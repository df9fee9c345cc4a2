package io.tocsin.plot;

/**
 * Writes a {@link Figure} as SVG, {@value #WIDTH} pixels wide and as high as its panels need. The same figure gives the same text.
 *
 * <p>Thread-safe.
 */
public final class SvgWriter {
    static final int WIDTH = 960;

    private static final double LEFT = 64;
    private static final double RIGHT = WIDTH - 24;
    private static final double HEAD = 68;
    private static final double TITLE_TO_PLOT = 10;
    private static final double ABOVE_TITLE = 26;
    private static final double BELOW_SECTION = 42;

    private final Figure figure;
    private final SvgText body = new SvgText();
    private double y = HEAD;
    private int panels;

    private SvgWriter(Figure figure) {
        this.figure = figure;
    }

    /** The whole document. */
    public static String write(Figure figure) {
        SvgWriter writer = new SvgWriter(figure);
        figure.sections().forEach(writer::drawSection);
        return writer.document();
    }

    private void drawSection(Section section) {
        Scale x = Scale.of(section.x(), LEFT, RIGHT);
        int count = section.panels().size();
        for (int i = 0; i < count; i++) {
            drawPanel(section.panels().get(i), section.x(), x, i == count - 1);
        }
        body.text("tick end", RIGHT, y + 32, section.x().label());
        y += BELOW_SECTION;
    }

    private void drawPanel(Panel panel, XAxis axis, Scale x, boolean isLast) {
        Legend legend = new Legend(panel, RIGHT - LEFT);
        double baseline = y + ABOVE_TITLE;
        body.text("panel", LEFT, baseline, panel.title());
        legend.draw(body, RIGHT, baseline);
        double top = baseline + legend.extraHeight() + TITLE_TO_PLOT;
        double bottom = top + panel.height();
        panels++;
        new PanelDrawing(body, panel, x, Scale.of(panel, axis, top, bottom), "p" + panels).draw(isLast);
        y = bottom;
    }

    private String document() {
        int height = (int) Math.ceil(y);
        return new SvgText()
                        .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                                + "\" width=\"" + WIDTH + "\" height=\"" + height
                                + "\" role=\"img\" aria-labelledby=\"t d\">")
                        .raw("<title id=\"t\">" + SvgText.escape(figure.title()) + "</title>")
                        .raw("<desc id=\"d\">" + SvgText.escape(figure.description()) + "</desc>")
                        .raw(SvgStyle.sheet())
                        .rectangle("paper", 0, 0, WIDTH, height)
                        .text("title", LEFT - 44, 34, figure.title())
                        .text("subtitle", LEFT - 44, 56, figure.subtitle())
                + body.toString() + "</svg>\n";
    }
}
