package io.tocsin.cli;

import io.tocsin.calendar.CalendarReader;
import io.tocsin.calendar.CalendarWriter;
import io.tocsin.calendar.MalformedEventException;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.config.TocsinConfig;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Plans an event. Confined to one thread. */
@Command(
        name = "add",
        description = {
            "Plan an event, in place of the one with its id if there is one. It is in force within a second.",
            "maintenance: alerts are silent, and no model learns from it. silence: alerts are silent. unusual: no model learns from it. announced-load: the failure predictor is told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin calendar add --title 'DB upgrade' --selector 'db-*' \\",
            "         --start 2026-11-22T02:00 --for 2h",
            "  tocsin calendar add --title Backup --kind silence --time-zone Europe/Berlin \\",
            "         --start 2026-11-22T02:00 --for 1h30m --every 'FREQ=WEEKLY;BYDAY=SU'",
            "  tocsin calendar add --title 'Black Friday' --selector 'shop-*' \\",
            "         --kind announced-load --multiple 4 --start 2026-11-27T09:00 --for 3h"
        })
final class CalendarAddCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final EventOptions event = new EventOptions();

    @Override
    public Integer call() throws InterruptedException {
        // What is wrong with the event is said without asking a broker first.
        PlannedEvent planned = planned(Set.of());
        TocsinConfig config = options.config();
        try (Installation installation = CalendarCommand.connect(config, output);
                CalendarWriter writer = CalendarCommand.writer(config, installation)) {
            CalendarReader.Reading before = CalendarCommand.reader(installation).read();
            if (!event.hasId()) {
                planned = planned(before.ids());
            }
            boolean isNew = !before.ids().contains(planned.id());
            writer.put(planned);
            say(isNew ? "added " : "replaced ", planned);
        }
        return ExitCode.OK;
    }

    private PlannedEvent planned(Set<String> taken) {
        try {
            return PlannedEvent.of(event.event(taken, output.commandLine()));
        } catch (MalformedEventException | TypeConversionException e) {
            throw new ParameterException(output.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void say(String what, PlannedEvent planned) {
        Instant now = Instant.now();
        String when = planned.currentOrNext(now)
                .map(next -> CalendarText.when(planned.currentOrNext(now), now) + ", "
                        + CalendarText.local(next.start(), planned.zone()) + " for " + CalendarText.lasting(next))
                .orElse("over; what lies in it is kept out of a training if the kind says so");
        output.line(what + planned.id() + ": " + when);
    }
}
