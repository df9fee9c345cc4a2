package io.tocsin.plot;

/**
 * SVG as it grows, one element a line; what is text is escaped.
 *
 * <p>Confined to one thread.
 */
final class SvgText {
    private final StringBuilder text = new StringBuilder();

    /** A line as it stands. */
    SvgText raw(String line) {
        text.append(line).append('\n');
        return this;
    }

    SvgText text(String css, double x, double y, String words) {
        return raw("<text class=\"" + css + "\" x=\"" + PathData.number(x) + "\" y=\"" + PathData.number(y) + "\">"
                + XmlText.escape(words) + "</text>");
    }

    SvgText line(String css, double x1, double y1, double x2, double y2) {
        return raw("<path class=\"" + css + "\" d=\"M" + PathData.number(x1) + ' ' + PathData.number(y1) + 'L'
                + PathData.number(x2) + ' ' + PathData.number(y2) + "\"/>");
    }

    SvgText rectangle(String css, double x, double y, double width, double height) {
        return raw("<rect class=\"" + css + "\" x=\"" + PathData.number(x) + "\" y=\"" + PathData.number(y)
                + "\" width=\"" + PathData.number(width) + "\" height=\"" + PathData.number(height) + "\"/>");
    }

    SvgText path(String css, String data) {
        return data.isEmpty() ? this : raw("<path class=\"" + css + "\" d=\"" + data + "\"/>");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
