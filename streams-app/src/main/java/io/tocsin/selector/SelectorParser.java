package io.tocsin.selector;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads one selector from left to right.
 *
 * <p>Confined to one thread; used once.
 */
final class SelectorParser {
    private static final char OPEN = '{';
    private static final char CLOSE = '}';
    private static final char SEPARATOR = ',';
    private static final char EQUALS = '=';

    private final String text;
    private final Map<String, Glob> labels = new HashMap<>();

    SelectorParser(String text) {
        this.text = text;
    }

    Selector parse() {
        if (text.length() > Selector.MAX_CHARS) {
            throw malformed("selector has more than " + Selector.MAX_CHARS + " characters", Selector.MAX_CHARS);
        }
        for (int i = 0; i < text.length(); i++) {
            require(!Character.isISOControl(text.charAt(i)), "selector has a control character", i);
        }
        int open = text.indexOf(OPEN);
        int end = open < 0 ? text.length() : open;
        int stray = text.indexOf(CLOSE);
        require(open >= 0 || stray < 0, "closing brace without an opening one", stray);
        String entity = open < 0 ? text : text.substring(0, end).strip();
        require(!entity.isBlank(), "glob of the entity is missing, * covers all", 0);
        if (open >= 0) {
            parseLabels(open);
        }
        return Selector.of(text, new Glob(entity), labels);
    }

    private void parseLabels(int open) {
        int close = text.indexOf(CLOSE, open);
        require(close >= 0, "closing brace is missing", text.length());
        require(text.substring(close + 1).isBlank(), "nothing may follow the closing brace", close + 1);
        require(!text.substring(open + 1, close).isBlank(), "no label between the braces", open + 1);
        int from = open + 1;
        while (from <= close) {
            int comma = text.indexOf(SEPARATOR, from);
            int end = comma < 0 || comma > close ? close : comma;
            parseLabel(from, end);
            from = end + 1;
        }
    }

    private void parseLabel(int from, int end) {
        String one = text.substring(from, end);
        int equals = one.indexOf(EQUALS);
        require(equals >= 0, "label without =GLOB", from);
        String name = one.substring(0, equals).strip();
        String glob = one.substring(equals + 1).strip();
        require(!name.isEmpty(), "name of a label is missing", from);
        require(name.indexOf(OPEN) < 0, "second opening brace", from);
        require(!glob.isEmpty(), "glob of a label is missing, * covers every value", from + equals + 1);
        require(
                glob.indexOf(EQUALS) < 0 && glob.indexOf(OPEN) < 0,
                "glob of a label has a brace or an equals sign, write ?",
                from);
        require(labels.put(name, new Glob(glob)) == null, "label is named twice", from);
    }

    private void require(boolean holds, String rule, int at) {
        if (!holds) {
            throw malformed(rule, at);
        }
    }

    private MalformedSelectorException malformed(String rule, int at) {
        return new MalformedSelectorException(rule, text, at);
    }
}
