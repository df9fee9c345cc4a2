package io.tocsin.terminal;

import java.util.Map;
import java.util.Optional;

/**
 * How much room there is, in character cells; both at least 1. Thread-safe.
 */
public record TerminalSize(int columns, int rows) {
    /** What a terminal has when nobody says otherwise. */
    public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    /** As the environment variables {@code COLUMNS} and {@code LINES} tell it; empty when they do not. */
    public static Optional<TerminalSize> of(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        String rows = environment.getOrDefault("LINES", "");
        boolean told = columns.matches("[1-9]\\d{0,3}") && rows.matches("[1-9]\\d{0,3}");
        return told
                ? Optional.of(new TerminalSize(Integer.parseInt(columns), Integer.parseInt(rows)))
                : Optional.empty();
    }

    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("terminal size must be positive: columns=" + columns + " rows=" + rows);
        }
    }
}
