package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * The properties of one event, those of its alarms left out.
 *
 * <p>Thread-safe.
 */
final class IcsProperties {
    private final List<IcsProperty> all;

    private IcsProperties(List<IcsProperty> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads the content lines.
     *
     * @throws MalformedEventException if they are none
     */
    static IcsProperties of(IcsBlock event) {
        String calendar = "BEGIN:VCALENDAR\r\n" + event.text() + "END:VCALENDAR\r\n";
        Collector collector = new Collector();
        try {
            // Only its lexer: what the library makes of time zones asks the network and keeps them for good.
            new CalendarParserImpl().parse(new UnfoldingReader(new StringReader(calendar), true), collector);
        } catch (ParserException | IOException | RuntimeException e) {
            throw new MalformedEventException("not an iCalendar event: reason=" + e.getMessage());
        }
        return new IcsProperties(collector.properties);
    }

    Stream<IcsProperty> all(String name) {
        return all.stream().filter(property -> property.name().equals(name));
    }

    Optional<IcsProperty> first(String name) {
        return all(name).findFirst();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    /** The text under a name without its escapes, on one line; empty when there is none. */
    String text(String name) {
        return first(name)
                .map(property -> property.value()
                        .replaceAll("(?<!\\\\)\\\\[nN]", " ")
                        .replaceAll("\\\\(.)", "$1")
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip())
                .orElse("");
    }

    private static final class Collector implements ContentHandler {
        private final List<IcsProperty> properties = new ArrayList<>();
        private final Map<String, String> parameters = new HashMap<>();
        private String value = "";
        private int depth;

        @Override
        public void startCalendar() {}

        @Override
        public void endCalendar() {}

        @Override
        public void startComponent(String name) {
            depth++;
        }

        @Override
        public void endComponent(String name) {
            depth--;
        }

        @Override
        public void startProperty(String name) {
            parameters.clear();
            value = "";
        }

        @Override
        public void parameter(String name, String text) {
            parameters.put(name.toUpperCase(Locale.ROOT), text.replace("\"", ""));
        }

        @Override
        public void propertyValue(String text) {
            value = text;
        }

        @Override
        public void endProperty(String name) {
            if (depth == 1) {
                properties.add(new IcsProperty(name.toUpperCase(Locale.ROOT), Map.copyOf(parameters), value.strip()));
            }
        }
    }
}
