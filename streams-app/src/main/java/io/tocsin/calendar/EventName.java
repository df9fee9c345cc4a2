package io.tocsin.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Ids for events that were given none. Stateless, thread-safe. */
public final class EventName {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final int MAX_SLUG_CHARS = 40;

    private EventName() {}

    /**
     * {@code db-upgrade-20261122}, and {@code -2} behind it for another one of that name.
     *
     * @param taken ids of other events
     */
    public static String of(String title, Instant start, ZoneId zone, Set<String> taken) {
        String slug = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = (slug.length() <= MAX_SLUG_CHARS ? slug : slug.substring(0, MAX_SLUG_CHARS)) + "-"
                + DAY.format(start.atZone(zone));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + "-" + number)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }
}
