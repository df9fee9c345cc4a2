package io.tocsin.serve.api.calendar;

import io.tocsin.calendar.EventName;
import io.tocsin.calendar.LocalMoment;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.JsonFields;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An event as somebody wants it planned.
 *
 * <p>Thread-safe.
 *
 * @param id empty: one is made of title and day
 * @param start by the clock of the zone, or with an offset
 * @param zone whose clock a rule follows
 * @param rule empty: it takes place once
 * @param multiple of announced load, and of nothing else
 * @param by who wants it
 */
record PlanRequest(
        Optional<String> id,
        String title,
        CalendarKind kind,
        String selector,
        String start,
        long durationSeconds,
        String zone,
        Optional<String> rule,
        OptionalDouble multiple,
        String by) {
    private static final Set<String> FIELDS =
            Set.of("id", "title", "kind", "selector", "start", "durationSeconds", "timeZone", "rule", "multiple", "by");
    private static final long DURATION_SECONDS_MAX = 315_360_000;

    static PlanRequest of(ApiRequest request) throws RefusedRequestException {
        JsonFields fields = new JsonFields(request.body());
        fields.requireOnly(FIELDS);
        PlanRequest wish = new PlanRequest(
                fields.line("id"),
                fields.neededLine("title"),
                fields.symbol("kind", CalendarKind.values()),
                fields.neededLine("selector"),
                fields.neededLine("start"),
                fields.wholeNumber("durationSeconds", 1, DURATION_SECONDS_MAX),
                fields.line("timeZone").orElse("UTC"),
                fields.line("rule"),
                fields.number("multiple"),
                request.caller().name().isEmpty()
                        ? fields.line("by").orElse("somebody")
                        : request.caller().name());
        if (wish.kind() != CalendarKind.ANNOUNCED_LOAD && wish.multiple().isPresent()) {
            throw ApiRequest.bad("field is of announced_load alone: field=multiple");
        }
        return wish;
    }

    /**
     * The event.
     *
     * @param taken ids that it must not get where it has none
     * @throws io.tocsin.calendar.MalformedEventException if it cannot be planned with
     * @throws java.time.DateTimeException if there is no such time or zone
     */
    CalendarEvent event(Set<String> taken) {
        ZoneId zoneId = ZoneId.of(zone);
        Instant from = LocalMoment.parse(start).in(zoneId);
        return new CalendarEvent(
                id.orElseGet(() -> EventName.of(title, from, zoneId, taken)),
                title,
                kind,
                selector,
                from,
                from.plusSeconds(durationSeconds),
                null,
                multiple.isPresent() ? Float.valueOf((float) multiple.getAsDouble()) : null,
                zoneId.getId(),
                rule.orElse(null),
                List.of(),
                by + " over HTTP");
    }
}
