package io.tocsin.demo.screen;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.SttyDevice;
import io.tocsin.terminal.TerminalCheck;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** Chooses the screen that fits where standard output goes. Thread-safe. */
public final class Screens {
    private Screens() {}

    /**
     * A {@link LiveScreen} on a terminal, which a shutdown hook gives back even when the demo dies; {@link PlainLines} elsewhere. Loggers must not
     * write to the terminal while the live screen is shown.
     */
    public static Screen choose(Map<String, String> environment) {
        TerminalProfile profile = TerminalProfile.of(environment);
        CharacterSet characters = profile.characters();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, characters.charset());
        if (!TerminalCheck.isTerminal(environment, System.console())) {
            return new PlainLines(out, characters);
        }
        LiveScreen screen = new LiveScreen(
                out,
                profile,
                new SttyDevice(),
                TerminalSize.of(environment).orElse(TerminalSize.DEFAULT),
                System::nanoTime);
        Runtime.getRuntime().addShutdownHook(new Thread(screen::restore, "restore-terminal"));
        return screen;
    }
}
