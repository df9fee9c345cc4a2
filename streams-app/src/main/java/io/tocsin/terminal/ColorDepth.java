package io.tocsin.terminal;

import java.util.Locale;
import java.util.Map;

/** How many colours the terminal shows. Thread-safe. */
public enum ColorDepth {
    NONE,
    SIXTEEN,
    INDEXED,
    TRUECOLOR;

    /** Follows {@code NO_COLOR} (no-color.org), then {@code COLORTERM}, then {@code TERM}. */
    public static ColorDepth of(Map<String, String> environment) {
        String terminal = lower(environment, "TERM");
        if (!lower(environment, "NO_COLOR").isEmpty() || terminal.equals("dumb")) {
            return NONE;
        }
        String colorTerminal = lower(environment, "COLORTERM");
        if (colorTerminal.contains("truecolor") || colorTerminal.contains("24bit")) {
            return TRUECOLOR;
        }
        return !colorTerminal.isEmpty() || terminal.contains("256color") ? INDEXED : SIXTEEN;
    }

    private static String lower(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }
}
