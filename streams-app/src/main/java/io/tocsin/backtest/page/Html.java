package io.tocsin.backtest.page;

import io.tocsin.plot.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML as it grows, written so that it is XML, too. What is text is escaped.
 *
 * <p>Confined to one thread.
 */
final class Html {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes name, value, name, value …
     */
    Html open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with nothing but words in it. */
    Html words(String element, String words, String... attributes) {
        tag(element, attributes).append('>').append(XmlText.escape(words));
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element that is never closed in HTML. */
    Html empty(String element, String... attributes) {
        tag(element, attributes).append("/>");
        return this;
    }

    Html text(String words) {
        text.append(XmlText.escape(words));
        return this;
    }

    /** Markup that was made elsewhere, as it stands. */
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(XmlText.escape(attributes[i + 1])).append('"');
        }
        return text;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: elements=" + open);
        }
        return text.toString();
    }
}
