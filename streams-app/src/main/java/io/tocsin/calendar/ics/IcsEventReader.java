package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One VEVENT in our words.
 *
 * <p>Thread-safe.
 */
final class IcsEventReader {
    private static final int MAX_ID_CHARS = 200;
    private static final int MAX_TITLE_CHARS = 200;
    private static final int HASH_CHARS = 32;
    /** What says when else an event takes place, and is not taken. */
    private static final List<String> NOT_TAKEN = List.of("RDATE", "EXRULE");

    private final ImportSettings settings;
    private final IcsTimes times;

    IcsEventReader(ImportSettings settings, IcsTimes times) {
        this.settings = settings;
        this.times = times;
    }

    /** Throws {@link MalformedEventException} if it cannot be taken. */
    IcsEvent read(IcsBlock block) {
        IcsProperties properties = IcsProperties.of(block);
        String uid = properties.text("UID");
        if (uid.isEmpty()) {
            throw new MalformedEventException("event without a UID: a second import would not find it again");
        }
        try {
            return read(uid, properties);
        } catch (MalformedEventException e) {
            throw new MalformedEventException(e.getMessage() + " UID=" + uid);
        }
    }

    private IcsEvent read(String uid, IcsProperties properties) {
        Optional<IcsProperty> replaced = properties.first("RECURRENCE-ID");
        if (replaced.isPresent() && replaced.get().parameters().containsKey("RANGE")) {
            throw new MalformedEventException("change of all later occurrences is not taken: RECURRENCE-ID with RANGE");
        }
        Optional<Instant> instead = replaced.map(times::time).map(ZonedDateTime::toInstant);
        boolean isCancelled = properties.text("STATUS").equalsIgnoreCase("CANCELLED");
        String id = id(uid + instead.map(start -> "@" + start).orElse(""));
        return new IcsEvent(uid, event(id, properties), instead, isCancelled, remarks(uid, properties));
    }

    private CalendarEvent event(String id, IcsProperties properties) {
        IcsProperty startProperty = require(properties, "DTSTART");
        ZonedDateTime start = times.time(startProperty);
        CalendarKind kind = kind(properties);
        return new CalendarEvent(
                id,
                title(id, properties),
                kind,
                settings.selector().text(),
                start.toInstant(),
                end(start, startProperty, properties),
                null,
                kind == CalendarKind.ANNOUNCED_LOAD ? settings.multiple().orElse(null) : null,
                zoneName(start.getZone()),
                rule(properties),
                except(start, properties),
                settings.source());
    }

    private static IcsProperty require(IcsProperties properties, String name) {
        return properties.first(name).orElseThrow(() -> new MalformedEventException("event without a " + name + ":"));
    }

    private Instant end(ZonedDateTime start, IcsProperty startProperty, IcsProperties properties) {
        Optional<IcsProperty> end = properties.first("DTEND");
        if (end.isPresent()) {
            return times.time(end.get()).toInstant();
        }
        Optional<IcsProperty> duration = properties.first("DURATION");
        if (duration.isPresent()) {
            return times.after(start, duration.get());
        }
        if (!startProperty.isDate()) {
            throw new MalformedEventException("event that does not say how long it lasts:");
        }
        return start.plusDays(1).toInstant();
    }

    private static @Nullable String rule(IcsProperties properties) {
        List<IcsProperty> rules = properties.all("RRULE").toList();
        if (rules.size() > 1) {
            throw new MalformedEventException("event with more than one RRULE:");
        }
        return rules.isEmpty() ? null : rules.get(0).value();
    }

    private List<Instant> except(ZonedDateTime start, IcsProperties properties) {
        LocalTime timeOfDay = start.toLocalTime();
        return properties
                .all("EXDATE")
                // Some leave out a day where they mean the occurrence on it.
                .flatMap(property -> property.isDate()
                        ? times.times(property)
                                .map(day -> day.toLocalDate().atTime(timeOfDay).atZone(start.getZone()))
                        : times.times(property))
                .map(ZonedDateTime::toInstant)
                .sorted()
                .distinct()
                .toList();
    }

    private CalendarKind kind(IcsProperties properties) {
        return properties
                .all("CATEGORIES")
                .flatMap(property -> Arrays.stream(property.value().split(",", -1)))
                .map(category -> category.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"))
                .flatMap(category -> Stream.of(CalendarKind.values())
                        .filter(kind -> kind.name().equals(category)))
                .findFirst()
                .orElse(settings.kind());
    }

    private static String title(String id, IcsProperties properties) {
        String title = properties.text("SUMMARY");
        String shown = title.isEmpty() ? id : title;
        return shown.length() <= MAX_TITLE_CHARS ? shown : shown.substring(0, MAX_TITLE_CHARS);
    }

    /** The same for the same UID each time. */
    private String id(String uid) {
        String id = settings.prefix() + uid;
        return id.length() <= MAX_ID_CHARS
                ? id
                : settings.prefix()
                        + Sha256.hexOf(uid.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_CHARS);
    }

    private static String zoneName(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static List<String> remarks(String uid, IcsProperties properties) {
        List<String> remarks = new ArrayList<>();
        for (String name : NOT_TAKEN) {
            if (properties.has(name)) {
                remarks.add(name + " is not taken, the rest of the event is: UID=" + uid);
            }
        }
        return remarks;
    }
}
