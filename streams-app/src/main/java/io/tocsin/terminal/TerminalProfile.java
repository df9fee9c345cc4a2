package io.tocsin.terminal;

import java.util.Map;

/** What the terminal is able to show. Thread-safe. */
public record TerminalProfile(ColorDepth colors, CharacterSet characters) {
    /** From the environment variables of the process. */
    public static TerminalProfile of(Map<String, String> environment) {
        return new TerminalProfile(ColorDepth.of(environment), CharacterSet.of(environment));
    }
}
