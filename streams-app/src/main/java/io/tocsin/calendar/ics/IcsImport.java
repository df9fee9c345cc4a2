package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import io.tocsin.calendar.PlannedEvent;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an iCalendar file to events. An occurrence that was moved is an event of its own, and left out of the series that it belongs to.
 *
 * <p>Thread-safe.
 */
public final class IcsImport {
    private final ImportSettings settings;

    public IcsImport(ImportSettings settings) {
        this.settings = settings;
    }

    /**
     * What came of a file.
     *
     * @param events good ones, in the order of the file
     * @param cancelled ids of events that do not take place any more
     * @param problems one line for each thing that could not be taken, the first with the number of its line in the file
     */
    public record Result(List<PlannedEvent> events, List<String> cancelled, List<String> problems) {}

    /**
     * Reads a file.
     *
     * @throws MalformedEventException if it is no iCalendar file, or too large
     */
    public Result read(Reader in) throws IOException {
        IcsFile file = IcsFile.read(in);
        IcsEventReader reader = new IcsEventReader(settings, times(file));
        List<String> problems = new ArrayList<>(file.problems());
        Map<IcsBlock, IcsEvent> read = new LinkedHashMap<>();
        Map<String, List<Instant>> moved = new HashMap<>();
        for (IcsBlock block : file.events()) {
            try {
                IcsEvent event = reader.read(block);
                read.put(block, event);
                event.remarks().forEach(remark -> problems.add("line " + block.line() + ": " + remark));
                event.instead()
                        .ifPresent(start -> moved.computeIfAbsent(event.uid(), uid -> new ArrayList<>())
                                .add(start));
            } catch (MalformedEventException e) {
                problems.add("line " + block.line() + ": " + e.getMessage());
            }
        }
        return planned(read, moved, problems);
    }

    private IcsTimes times(IcsFile file) {
        IcsZones zones = new IcsZones(settings.zone());
        Optional<ZoneId> told = settings.zone().or(() -> file.zone().map(zones::zone));
        return new IcsTimes(zones, told.orElseGet(ZoneId::systemDefault));
    }

    private static Result planned(
            Map<IcsBlock, IcsEvent> read, Map<String, List<Instant>> moved, List<String> problems) {
        Map<String, PlannedEvent> events = new LinkedHashMap<>();
        List<String> cancelled = new ArrayList<>();
        read.forEach((block, event) -> {
            try {
                List<Instant> gone =
                        event.instead().isPresent() ? List.of() : moved.getOrDefault(event.uid(), List.of());
                if (event.isCancelled()) {
                    cancelled.add(event.id());
                } else {
                    PlannedEvent planned = PlannedEvent.of(event.without(gone));
                    if (events.put(event.id(), planned) != null) {
                        problems.add("line " + block.line() + ": UID is there twice, the later one counts: UID="
                                + event.uid());
                    }
                }
            } catch (MalformedEventException e) {
                problems.add("line " + block.line() + ": " + e.getMessage());
            }
        });
        return new Result(List.copyOf(events.values()), cancelled, problems);
    }
}
