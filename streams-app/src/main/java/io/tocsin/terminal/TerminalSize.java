package io.tocsin.terminal;

/**
 * How much room there is, in character cells; both at least 1. Thread-safe.
 */
public record TerminalSize(int columns, int rows) {
    /** What a terminal has when nobody says otherwise. */
    public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("terminal size must be positive: columns=" + columns + " rows=" + rows);
        }
    }
}
