package io.tocsin.cli;

import io.tocsin.calendar.EventName;
import io.tocsin.calendar.LocalMoment;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.selector.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * An event in options. Mixed into the command that adds one.
 *
 * <p>Confined to one thread.
 */
final class EventOptions {
    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What it is, for people.")
    private String title = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = CalendarKindConverter.class,
            description = "maintenance (the default), silence, unusual or announced-load.")
    private CalendarKind kind = CalendarKind.MAINTENANCE;

    @Option(
            names = "--selector",
            paramLabel = "GLOB",
            converter = SelectorConverter.class,
            description =
                    "Which entities it is for: GLOB or GLOB{label=GLOB,...}, where * stands for any characters and ? for one (default: all).")
    private Selector selector = Selector.ALL;

    @Option(
            names = "--start",
            required = true,
            paramLabel = "TIME",
            converter = LocalMomentConverter.class,
            description =
                    "When it begins, of what recurs the first time: 2026-11-22T02:00 by the clock of its zone, or with an offset.")
    private Optional<LocalMoment> start = Optional.empty();

    @Option(
            names = "--end",
            paramLabel = "TIME",
            converter = LocalMomentConverter.class,
            description = "When it ends, of what recurs the first time.")
    private Optional<LocalMoment> end = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long it lasts, in place of --end: 90s, 30m, 1h30m, 2d.")
    private Optional<Duration> lasting = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description =
                    "Its zone, such as Europe/Berlin (default: this machine's). What recurs follows the clock there.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--every",
            paramLabel = "RRULE",
            description = "How it recurs, as in iCalendar: FREQ=WEEKLY;BYDAY=SU;UNTIL=20271231. Once without it.")
    private Optional<String> every = Optional.empty();

    @Option(
            names = "--except",
            paramLabel = "TIME",
            converter = LocalMomentConverter.class,
            description = "Start of an occurrence that does not take place; repeatable.")
    private List<LocalMoment> except = List.of();

    @Option(
            names = "--multiple",
            paramLabel = "N",
            description = "For announced-load: the load as a multiple of the usual one, 1 or more.")
    private Optional<Float> multiple = Optional.empty();

    @Option(
            names = "--announced-at",
            paramLabel = "TIME",
            converter = LocalMomentConverter.class,
            description =
                    "For announced-load: from when on it is told, at most 24 hours before it begins (default: as early as that).")
    private Optional<LocalMoment> announcedAt = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "What it goes by (default: made of title and day); an event of this id is replaced.")
    private Optional<String> id = Optional.empty();

    boolean hasId() {
        return id.isPresent();
    }

    /** The event; without an id of its own it gets one that is not {@code taken}. */
    CalendarEvent event(Set<String> taken, CommandLine command) {
        requireOptionsThatFit(command);
        Instant from = start.orElseThrow().in(zone);
        return new CalendarEvent(
                id.orElseGet(() -> EventName.of(title, from, zone, taken)),
                title,
                kind,
                selector.text(),
                from,
                end.map(moment -> moment.in(zone)).orElseGet(() -> from.plus(lasting.orElseThrow())),
                announcedAt.map(moment -> moment.in(zone)).orElse(null),
                multiple.orElse(null),
                zone.getId(),
                every.orElse(null),
                except.stream().map(moment -> moment.in(zone)).toList(),
                System.getProperty("user.name") + " with tocsin calendar add");
    }

    private void requireOptionsThatFit(CommandLine command) {
        if (end.isPresent() == lasting.isPresent()) {
            throw new ParameterException(command, "needs one of: --end TIME, --for DURATION");
        }
        boolean isLoad = kind == CalendarKind.ANNOUNCED_LOAD;
        if (isLoad && multiple.isEmpty()) {
            throw new ParameterException(command, "announced-load needs --multiple N");
        }
        if (!isLoad && (multiple.isPresent() || announcedAt.isPresent())) {
            throw new ParameterException(command, "only with --kind announced-load: --multiple, --announced-at");
        }
        if (every.isEmpty() && !except.isEmpty()) {
            throw new ParameterException(command, "only with --every: --except");
        }
    }
}
