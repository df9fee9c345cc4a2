package io.tocsin.terminal.draw;

import io.tocsin.terminal.ColorDepth;
import org.jspecify.annotations.Nullable;

/** What a character means, and with it how it looks. Thread-safe. */
public enum Tone {
    TEXT(null, null, "", ""),
    STRONG(null, null, "1", "1"),
    MUTED(Hue.GRAY, null, "", "2"),
    LINE(Hue.FAINT, null, "", "2"),
    ACCENT(Hue.BLUE, null, "", ""),
    GOOD(Hue.GREEN, null, "", ""),
    NEAR(Hue.YELLOW, null, "", ""),
    OVER(Hue.ORANGE, null, "", "1"),
    OVER_STRONG(Hue.ORANGE, null, "1", "1"),
    CRITICAL(Hue.RED, null, "", "1"),
    CRITICAL_STRONG(Hue.RED, null, "1", "1"),
    MODEL(Hue.VIOLET, null, "", ""),
    BADGE_BRAND(Hue.WHITE, Hue.BLUE, "1", "7;1"),
    BADGE_OVER(Hue.WHITE, Hue.ORANGE, "1", "7;1"),
    BADGE_CRITICAL(Hue.WHITE, Hue.RED, "1", "7;1"),
    BADGE_MODEL(Hue.WHITE, Hue.VIOLET, "1", "7;1");

    private final @Nullable Hue foreground;
    private final @Nullable Hue background;
    private final String attributes;
    private final String colorlessAttributes;

    Tone(@Nullable Hue foreground, @Nullable Hue background, String attributes, String colorlessAttributes) {
        this.foreground = foreground;
        this.background = background;
        this.attributes = attributes;
        this.colorlessAttributes = colorlessAttributes;
    }

    /** Whether a blank in this tone can be told from an empty cell. */
    boolean showsBlanks() {
        return background != null;
    }

    /** The escape sequence that leaves every other tone and sets this one. */
    String sequence(ColorDepth depth) {
        if (depth == ColorDepth.NONE) {
            return "\u001b[0" + with(colorlessAttributes) + "m";
        }
        return "\u001b[0" + with(attributes) + with(color(foreground, depth, false))
                + with(color(background, depth, true)) + "m";
    }

    private static String color(@Nullable Hue hue, ColorDepth depth, boolean background) {
        if (hue == null) {
            return "";
        }
        return switch (depth) {
            case NONE -> "";
            case SIXTEEN -> hue.basic(background);
            case INDEXED -> hue.indexed(background);
            case TRUECOLOR -> hue.truecolor(background);
        };
    }

    private static String with(String parameters) {
        return parameters.isEmpty() ? "" : ";" + parameters;
    }
}
