package io.tocsin.plot;

/**
 * Writes a {@link Figure} as SVG, as high as its panels need: {@value #WIDTH} pixels wide with its titles as a document of its own, or as a part of
 * a page. The same figure gives the same text.
 *
 * <p>Thread-safe.
 */
public final class SvgWriter {
    private static final int WIDTH = 960;
    private static final double HEAD = 68;
    private static final double MARGIN_LEFT = 64;
    private static final double MARGIN_RIGHT = 24;
    private static final double TITLE_TO_PLOT = 10;
    private static final double ABOVE_TITLE = 26;
    private static final double ABOVE_STRIP = 6;
    private static final double BELOW_SECTION = 42;
    /** The class of pictures within a page. */
    private static final String INLINE = "plot";

    private final Figure figure;
    private final int width;
    private final String idPrefix;
    private final double left;
    private final double right;
    private final SvgText body = new SvgText();
    private double y;
    private int panels;

    private SvgWriter(Figure figure, int width, double head, String idPrefix) {
        this.figure = figure;
        this.width = width;
        this.left = MARGIN_LEFT;
        this.right = width - MARGIN_RIGHT;
        this.y = head;
        this.idPrefix = idPrefix;
    }

    /** The whole document. */
    public static String write(Figure figure) {
        return new SvgWriter(figure, WIDTH, HEAD, "").document();
    }

    /**
     * An element for a page that holds {@link #inlineStyle}, without title and subtitle: the page has its own. It is scaled to the room there is.
     *
     * @param id letters and digits, unique in the page
     * @param width in pixels at which letters have their natural size, above 200
     */
    public static String writeInline(Figure figure, String id, int width) {
        SvgWriter writer = new SvgWriter(figure, width, 0, id);
        writer.drawSections();
        return new SvgText()
                        .raw(writer.opening("class=\"" + INLINE + "\" role=\"img\" aria-label=\""
                                + XmlText.escape(figure.title() + ": " + figure.description()) + "\""))
                + writer.body.toString() + "</svg>\n";
    }

    /** The style sheet that {@link #writeInline} counts on, for one {@code style} element. */
    public static String inlineStyle() {
        return SvgStyle.rulesFor(INLINE);
    }

    private void drawSections() {
        figure.sections().forEach(this::drawSection);
    }

    private void drawSection(Section section) {
        Scale x = Scale.of(section.x(), left, right);
        int count = section.panels().size();
        for (int i = 0; i < count; i++) {
            drawPanel(section.panels().get(i), section.x(), x, i == count - 1);
        }
        body.text("tick end", right, y + 32, section.x().label());
        y += BELOW_SECTION;
    }

    private void drawPanel(Panel panel, XAxis axis, Scale x, boolean isLast) {
        double top = panel.isStrip() ? y + ABOVE_STRIP : drawHead(panel);
        double bottom = top + panel.height();
        panels++;
        new PanelDrawing(body, panel, x, Scale.of(panel, axis, top, bottom), idPrefix + "p" + panels).draw(isLast);
        y = bottom;
    }

    /** Gives where the plot below begins. */
    private double drawHead(Panel panel) {
        Legend legend = new Legend(panel, right - left);
        double baseline = y + ABOVE_TITLE;
        body.text("panel", left, baseline, panel.title());
        legend.draw(body, right, baseline);
        return baseline + legend.extraHeight() + TITLE_TO_PLOT;
    }

    private String opening(String attributes) {
        int height = (int) Math.ceil(y);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" " + attributes + ">";
    }

    private String document() {
        drawSections();
        return new SvgText()
                        .raw(opening("role=\"img\" aria-labelledby=\"t d\""))
                        .raw("<title id=\"t\">" + XmlText.escape(figure.title()) + "</title>")
                        .raw("<desc id=\"d\">" + XmlText.escape(figure.description()) + "</desc>")
                        .raw(SvgStyle.sheet())
                        .rectangle("paper", 0, 0, width, (int) Math.ceil(y))
                        .text("title", left - 44, 34, figure.title())
                        .text("subtitle", left - 44, 56, figure.subtitle())
                + body.toString() + "</svg>\n";
    }
}
