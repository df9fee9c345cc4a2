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
                + escape(words) + "</text>");
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

    /** Fit for an element and for an attribute; a character that XML has no place for becomes a question mark. */
    static String escape(String words) {
        StringBuilder escaped = new StringBuilder(words.length());
        words.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        boolean isSurrogate = point >= 0xD800 && point <= 0xDFFF;
        return point >= ' ' && !isSurrogate && point != 0xFFFE && point != 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
