package io.tocsin.cli;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalCheck;
import java.util.Map;

/**
 * What standard output is able to show.
 *
 * <p>Thread-safe.
 *
 * @param interactive whether a line can be drawn over
 * @param colors whether colours are wanted
 */
record Terminal(boolean interactive, boolean colors, CharacterSet characters) {
    /** A file or a pipe. */
    static final Terminal NONE = new Terminal(false, false, CharacterSet.ASCII);

    /** Where this process writes to. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean interactive = TerminalCheck.isTerminal(environment, System.console());
        return new Terminal(
                interactive,
                interactive && ColorDepth.of(environment) != ColorDepth.NONE,
                CharacterSet.of(environment));
    }
}
