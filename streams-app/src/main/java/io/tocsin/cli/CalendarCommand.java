package io.tocsin.cli;

import io.tocsin.calendar.CalendarReader;
import io.tocsin.calendar.CalendarWriter;
import io.tocsin.config.TocsinConfig;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** What is planned. Confined to one thread. */
@Command(
        name = "calendar",
        description =
                "List what is planned: maintenance, silence, unusual days, announced load. With a command change that.",
        subcommands = {
            CalendarListCommand.class,
            CalendarAddCommand.class,
            CalendarRemoveCommand.class,
            CalendarImportCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin calendar",
            "  tocsin calendar add --title 'DB upgrade' --selector 'db-*' \\",
            "         --start 2026-11-22T02:00 --for 2h",
            "  tocsin calendar remove db-upgrade-20261122",
            "  tocsin calendar import maintenance.ics --selector '*{env=prod}'"
        })
final class CalendarCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        list(options.config(), false, output);
        return ExitCode.OK;
    }

    static void list(TocsinConfig config, boolean all, Output output) throws InterruptedException {
        try (Installation installation = connect(config, output)) {
            CalendarReader.Reading reading = reader(installation).read();
            reading.refused().forEach(output::warn);
            new CalendarTable(reading.calendar(), Instant.now(), all).print(output);
        }
    }

    /** An installation that has a calendar topic. */
    static Installation connect(TocsinConfig config, Output output) throws InterruptedException {
        LogLevels.forShortCommand(output.isDebug());
        Installation installation = Installation.connect(config);
        try {
            installation.require(List.of(installation.topics().calendar()));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    static CalendarReader reader(Installation installation) {
        return new CalendarReader(
                installation.reader(), installation.topics().calendar().name(), installation.schemas());
    }

    static CalendarWriter writer(TocsinConfig config, Installation installation) {
        return new CalendarWriter(
                config.kafka().clientConfiguration(),
                installation.topics().calendar().name(),
                installation.schemas());
    }
}
