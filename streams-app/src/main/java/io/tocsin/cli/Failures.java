package io.tocsin.cli;

import io.tocsin.config.InvalidConfigurationException;
import io.tocsin.runtime.BrokerRefusal;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a command that failed says: one line on standard error, one for each problem of the configuration, a stack trace only when asked for.
 * Exit code 2 for what the operator wrote wrong, 1 for everything else.
 *
 * <p>Thread-safe.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof InvalidConfigurationException invalid) {
            invalid.problems().forEach(problem -> say(command.getErr(), problem));
            return ExitCode.USAGE;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        say(command.getErr(), message(failure));
        if (isDebug(arguments)) {
            failure.printStackTrace(command.getErr());
            command.getErr().flush();
        }
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        say(command.getErr(), message(wrong));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                say(command.getErr(), "did you mean: " + String.join(", ", suggestions));
            }
        }
        say(command.getErr(), "see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static void say(PrintWriter err, String text) {
        err.println("tocsin: " + text);
        err.flush();
    }

    /** One line; what comes from far below may have no message or several lines. */
    private static String message(Exception failure) {
        String message = failure instanceof UncheckedIOException unchecked ? ofFile(unchecked) : failure.getMessage();
        boolean ofOurs = failure.getClass().getName().startsWith("io.tocsin.")
                || failure instanceof ParameterException
                || failure instanceof IllegalArgumentException
                || failure instanceof UncheckedIOException;
        String text = message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : ofOurs ? message : failure.getClass().getSimpleName() + ": " + message;
        if (isUnexplained(failure, text)) {
            text += "; " + BrokerRefusal.remedy(failure);
        }
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** What a broker refuses comes from wherever it was asked first. */
    private static boolean isUnexplained(Exception failure, String text) {
        return BrokerRefusal.isIn(failure) && !text.contains(BrokerRefusal.SEE);
    }

    /** What was done with which file, and why it could not be; the two are one where nobody put it into words. */
    private static String ofFile(UncheckedIOException failure) {
        String reason = String.valueOf(failure.getCause());
        String message = failure.getMessage();
        return message == null || message.equals(reason) ? reason : message + " reason=" + reason;
    }

    private static boolean isDebug(ParseResult arguments) {
        ParseResult last = arguments;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption(Output.DEBUG);
    }
}
