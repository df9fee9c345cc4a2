package io.tocsin.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where a command writes to, and how much it says when it fails. Mixed into every command.
 *
 * <p>Confined to one thread.
 */
final class Output {
    /** Asks for stack traces. */
    static final String DEBUG = "--debug";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(names = DEBUG, description = "Show the stack trace of a failure and the log of the Kafka clients.")
    private boolean debug;

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }

    boolean isDebug() {
        return debug;
    }

    /** A table in the colours of this command line. */
    TextTable table(String... headings) {
        return new TextTable(commandLine().getColorScheme().ansi(), headings);
    }

    /** One line of output, at once. */
    void line(String text) {
        out().println(text);
        out().flush();
    }

    /** One line on standard error, for what does not stop the command. */
    void warn(String text) {
        err().println("tocsin: " + text);
        err().flush();
    }

    CommandLine commandLine() {
        return Objects.requireNonNull(command, "mixed into a command").commandLine();
    }
}
