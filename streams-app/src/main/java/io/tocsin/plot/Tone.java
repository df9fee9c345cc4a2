package io.tocsin.plot;

import java.util.Locale;

/**
 * A colour by its role, with a shade for light and one for dark surroundings that both stand off from the background.
 *
 * <p>Thread-safe.
 */
public enum Tone {
    /** What was measured. */
    INK("#1f2328", "#e6edf3"),
    /** What others are compared with. */
    GREY("#848d97", "#7d8590"),
    BLUE("#0969da", "#58a6ff"),
    ORANGE("#c4570a", "#f0883e"),
    GREEN("#1a7f37", "#3fb950"),
    PURPLE("#8250df", "#bc8cff"),
    TEAL("#0b7a75", "#39c5bb"),
    RED("#cf222e", "#ff7b72");

    private final String light;
    private final String dark;

    Tone(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    String light() {
        return light;
    }

    String dark() {
        return dark;
    }

    /** The name of its class in the style sheet. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
