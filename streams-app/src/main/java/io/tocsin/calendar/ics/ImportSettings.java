package io.tocsin.calendar.ics;

import io.tocsin.schemas.CalendarKind;
import io.tocsin.selector.Selector;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a calendar of another program does not tell.
 *
 * <p>Thread-safe.
 *
 * @param kind of events whose categories do not name one
 * @param selector which entities they are for
 * @param multiple for announced load
 * @param prefix put before each event's id
 * @param zone of times without a zone, and of zones that nobody knows; empty: what the file says, or else this machine's
 * @param source who planned them
 */
public record ImportSettings(
        CalendarKind kind,
        Selector selector,
        Optional<Float> multiple,
        String prefix,
        Optional<ZoneId> zone,
        String source) {}
