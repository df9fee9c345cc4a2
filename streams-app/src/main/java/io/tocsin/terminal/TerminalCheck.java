package io.tocsin.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whether standard output is a terminal that can redraw in place. Thread-safe. */
public final class TerminalCheck {
    /** Set by the launcher to 1 or 0 from {@code test -t 1}, which is right on every version of Java. */
    public static final String LAUNCHER_VARIABLE = "TOCSIN_TTY";

    private TerminalCheck() {}

    /** The launcher's word when there is one, else what the console says. */
    public static boolean isTerminal(Map<String, String> environment, @Nullable Console console) {
        if (environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        String launcher = environment.getOrDefault(LAUNCHER_VARIABLE, "");
        return launcher.isEmpty() ? console != null && isTerminal(console) : launcher.equals("1");
    }

    /** From Java 22 on there is a console even when output is redirected, and a method that tells; before, the console itself tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("console must tell whether it is a terminal: method=isTerminal", e);
        }
    }
}
