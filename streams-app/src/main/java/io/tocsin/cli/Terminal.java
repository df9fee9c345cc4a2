package io.tocsin.cli;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.SttyDevice;
import io.tocsin.terminal.TerminalCheck;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import java.util.Map;
import java.util.Optional;

/**
 * What standard output is able to show.
 *
 * <p>Thread-safe.
 *
 * @param interactive whether a line can be drawn over
 * @param colors whether colours are wanted
 */
record Terminal(boolean interactive, boolean colors, CharacterSet characters) {
    private static final int WIDTH_OF_A_FILE = 100;

    /** A file or a pipe. */
    static final Terminal NONE = new Terminal(false, false, CharacterSet.ASCII);

    /** How wide a page may be; 100 columns where nobody says. */
    int columns() {
        return TerminalSize.of(System.getenv())
                .or(() -> interactive ? new SttyDevice().size() : Optional.<TerminalSize>empty())
                .map(TerminalSize::columns)
                .orElse(WIDTH_OF_A_FILE);
    }

    /** The same as what draws asks for. */
    TerminalProfile profile() {
        return new TerminalProfile(colors ? ColorDepth.of(System.getenv()) : ColorDepth.NONE, characters);
    }

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
