package io.tocsin.plot;

import java.util.function.Function;

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

    private SvgStyle() {}

    static String sheet() {
        return "<style>\n" + SHAPE + dress("#ffffff", "#1f2328", "#57606a", "#e4e8ec", ".17", Tone::light)
                + "@media (prefers-color-scheme: dark) {\n"
                + dress("#0d1117", "#e6edf3", "#9aa5b1", "#262c36", ".28", Tone::dark) + "}\n</style>";
    }

    private static String dress(
            String paper, String ink, String faint, String grid, String veil, Function<Tone, String> color) {
        StringBuilder css = new StringBuilder();
        css.append(".paper { fill: ").append(paper).append("; }\n");
        css.append(".title, .panel { fill: ").append(ink).append("; }\n");
        css.append("text { fill: ").append(faint).append("; }\n");
        css.append(".grid { stroke: ").append(grid).append("; }\n");
        css.append(".band, .shade { stroke: none; fill-opacity: ").append(veil).append("; }\n");
        css.append(".word { stroke: ").append(paper).append("; }\n");
        for (Tone tone : Tone.values()) {
            String name = tone.css();
            String value = color.apply(tone);
            css.append(".line.").append(name).append(", .mark.").append(name);
            css.append(" { stroke: ").append(value).append("; }\n");
            css.append(".band.")
                    .append(name)
                    .append(", .shade.")
                    .append(name)
                    .append(", .word.")
                    .append(name);
            css.append(" { fill: ").append(value).append("; }\n");
        }
        return css.toString();
    }
}
