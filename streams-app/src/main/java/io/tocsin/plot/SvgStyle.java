package io.tocsin.plot;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The style sheet of all pictures: one shape, two dresses.
 *
 * <p>Thread-safe.
 */
final class SvgStyle {
    private static final String SHAPE = """
            text { font-family: -apple-system, "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; font-size: 12px; }
            .title { font-size: 18px; font-weight: 600; }
            .subtitle { font-size: 13px; }
            .panel { font-size: 13px; font-weight: 600; }
            .tick { font-size: 11px; }
            .end { text-anchor: end; }
            .middle { text-anchor: middle; }
            .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
            .dashed { stroke-dasharray: 5 4; }
            .grid { fill: none; stroke-width: 1; shape-rendering: crispEdges; }
            .word { paint-order: stroke; stroke-width: 3px; stroke-linejoin: round; }
            .mark { fill: none; stroke-width: 1.2; stroke-dasharray: 2 3; }
            """;

    /** Put before every selector, so that a page's own rules stay apart from a picture's. */
    private final String scope;

    private SvgStyle(String scope) {
        this.scope = scope;
    }

    /** For a file of its own. */
    static String sheet() {
        return "<style>\n" + new SvgStyle("").rules() + "</style>";
    }

    /** For pictures of the class {@code css} within a page. */
    static String rulesFor(String css) {
        return new SvgStyle("svg." + css + " ").rules();
    }

    private String rules() {
        return SHAPE.lines().map(rule -> scope + rule + "\n").collect(Collectors.joining())
                + dress("#ffffff", "#1f2328", "#57606a", "#e4e8ec", ".17", Tone::light)
                + "@media (prefers-color-scheme: dark) {\n"
                + dress("#0d1117", "#e6edf3", "#9aa5b1", "#262c36", ".28", Tone::dark) + "}\n";
    }

    private String dress(
            String paper, String ink, String faint, String grid, String veil, Function<Tone, String> color) {
        StringBuilder css = new StringBuilder();
        css.append(rule("fill: " + paper, ".paper"));
        // The letters' own colours have to outdo that of text in general.
        css.append(rule("fill: " + faint, "text"));
        css.append(rule("fill: " + ink, ".title", ".panel"));
        css.append(rule("stroke: " + grid, ".grid"));
        css.append(rule("stroke: none; fill-opacity: " + veil, ".band", ".shade"));
        css.append(rule("stroke: " + paper, ".word"));
        for (Tone tone : Tone.values()) {
            String name = "." + tone.css();
            String value = color.apply(tone);
            css.append(rule("stroke: " + value, ".line" + name, ".mark" + name));
            css.append(rule("fill: " + value, ".band" + name, ".shade" + name, ".word" + name, ".block" + name));
        }
        return css.toString();
    }

    private String rule(String declarations, String... selectors) {
        return Arrays.stream(selectors).map(selector -> scope + selector).collect(Collectors.joining(", ")) + " { "
                + declarations + "; }\n";
    }
}
