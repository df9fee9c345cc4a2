package io.tocsin.cli;

import io.tocsin.calendar.CalendarWriter;
import io.tocsin.config.TocsinConfig;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes events out. Confined to one thread. */
@Command(
        name = "remove",
        description =
                "Take events out of the calendar, those that recur with all occurrences. Ticks that were marked stay marked.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin calendar remove db-upgrade-20261122", "  tocsin calendar list --all      shows the ids"})
final class CalendarRemoveCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "One of those that tocsin calendar list shows.")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        try (Installation installation = CalendarCommand.connect(config, output);
                CalendarWriter writer = CalendarCommand.writer(config, installation)) {
            Set<String> known = CalendarCommand.reader(installation).read().ids();
            for (String id : ids) {
                if (!known.contains(id)) {
                    throw new CommandFailedException("no such event: id=" + id + "; see: tocsin calendar list --all");
                }
            }
            for (String id : ids) {
                writer.remove(id);
                output.line("removed " + id);
            }
        }
        return ExitCode.OK;
    }
}
