package io.tocsin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is planned. Confined to one thread. */
@Command(
        name = "list",
        description = "List what is in force now, then what comes next, each with its next start in its own time zone.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin calendar list", "  tocsin calendar list --all      and what is over"})
final class CalendarListCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--all", description = "With what is over.")
    private boolean all;

    @Override
    public Integer call() throws InterruptedException {
        CalendarCommand.list(options.config(), all, output);
        return ExitCode.OK;
    }
}
