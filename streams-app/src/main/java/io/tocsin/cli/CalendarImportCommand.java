package io.tocsin.cli;

import io.tocsin.calendar.CalendarReader;
import io.tocsin.calendar.CalendarWriter;
import io.tocsin.calendar.MalformedEventException;
import io.tocsin.calendar.PlannedEvent;
import io.tocsin.calendar.ics.IcsImport;
import io.tocsin.calendar.ics.ImportSettings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.selector.Selector;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a calendar of another program. Confined to one thread. */
@Command(
        name = "import",
        description = {
            "Plan the events of an iCalendar file (.ics), those of an earlier import of it again under the same ids.",
            "What cannot be taken is said, a line each, and the others are taken."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin calendar import maintenance.ics --selector '*{env=prod}'",
            "  tocsin calendar import sales.ics --kind announced-load --multiple 3 \\",
            "         --selector 'shop-*' --prefix sales/",
            "  tocsin calendar import outlook.ics --time-zone Europe/Berlin --dry-run"
        })
final class CalendarImportCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "As Google, Outlook, Thunderbird and others export it.")
    private Path file = Path.of("");

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = CalendarKindConverter.class,
            description =
                    "maintenance (the default), silence, unusual or announced-load; a category of that name in the file wins.")
    private CalendarKind kind = CalendarKind.MAINTENANCE;

    @Option(
            names = "--selector",
            paramLabel = "GLOB",
            converter = SelectorConverter.class,
            description = "Which entities the events are for (default: all).")
    private Selector selector = Selector.ALL;

    @Option(
            names = "--multiple",
            paramLabel = "N",
            description = "For announced-load: the load as a multiple of the usual one.")
    private Optional<Float> multiple = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description = "Put before the ids, so that those of two files cannot meet.")
    private String prefix = "";

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description =
                    "Of times without a zone, and of zones that nobody knows (default: what the file says, else this machine's).")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        IcsImport.Result result = read();
        result.problems().forEach(problem -> output.warn(file + " " + problem));
        TocsinConfig config = options.config();
        try (Installation installation = CalendarCommand.connect(config, output)) {
            write(result, config, installation);
        }
        if (result.events().isEmpty() && !result.problems().isEmpty()) {
            throw new CommandFailedException("no event could be taken: file=" + file);
        }
        return ExitCode.OK;
    }

    private IcsImport.Result read() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailedException("cannot read calendar: file=" + file);
        }
        ImportSettings settings =
                new ImportSettings(kind, selector, multiple, prefix, zone, String.valueOf(file.getFileName()));
        try (Reader in = Files.newBufferedReader(file)) {
            return new IcsImport(settings).read(in);
        } catch (MalformedEventException e) {
            throw new CommandFailedException(e.getMessage() + ": file=" + file, e);
        } catch (CharacterCodingException e) {
            throw new CommandFailedException("calendar must be in UTF-8: file=" + file, e);
        }
    }

    private void write(IcsImport.Result result, TocsinConfig config, Installation installation)
            throws InterruptedException {
        CalendarReader.Reading before = CalendarCommand.reader(installation).read();
        Map<String, CalendarEvent> known = new HashMap<>();
        before.calendar().events().forEach(event -> known.put(event.id(), event.event()));
        int added = 0;
        int replaced = 0;
        int removed = 0;
        try (CalendarWriter writer = CalendarCommand.writer(config, installation)) {
            for (PlannedEvent event : result.events()) {
                boolean isThere = before.ids().contains(event.id());
                added += isThere ? 0 : 1;
                if (!event.event().equals(known.get(event.id()))) {
                    replaced += isThere ? 1 : 0;
                    put(writer, event);
                }
            }
            for (String id : result.cancelled()) {
                if (before.ids().contains(id)) {
                    removed++;
                    remove(writer, id);
                }
            }
        }
        int unchanged = result.events().size() - added - replaced;
        output.line((dryRun ? "would import " : "imported ") + file + ": added=" + added + " replaced=" + replaced
                + " unchanged=" + unchanged + " removed=" + removed + " problems="
                + result.problems().size());
    }

    private void put(CalendarWriter writer, PlannedEvent event) throws InterruptedException {
        if (!dryRun) {
            writer.put(event);
        }
    }

    private void remove(CalendarWriter writer, String id) throws InterruptedException {
        if (!dryRun) {
            writer.remove(id);
        }
    }
}
