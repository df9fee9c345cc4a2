package io.tocsin.plot;

/**
 * Words as text of XML and HTML.
 *
 * <p>Thread-safe.
 */
public final class XmlText {
    private XmlText() {}

    /** Fit for an element and for an attribute; a character that XML has no place for becomes a question mark. */
    public static String escape(String words) {
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
}
