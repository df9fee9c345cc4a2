package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An iCalendar file cut into its events, each of which is then read by itself: a broken one does not take the others along. What a file may have is bounded.
 *
 * <p>Thread-safe.
 *
 * @param zone what the calendar says of its zone, if anything
 * @param problems one line each for what is no event
 */
record IcsFile(List<IcsBlock> events, Optional<String> zone, List<String> problems) {
    private static final int MAX_CHARS = 20_000_000;
    private static final int MAX_EVENTS = 5_000;
    private static final int MAX_EVENT_CHARS = 1_000_000;

    private static final String ZONE = "X-WR-TIMEZONE:";
    private static final String BEGIN = "BEGIN:VEVENT";
    private static final String END = "END:VEVENT";

    /**
     * Cuts a file.
     *
     * @throws MalformedEventException if it is no iCalendar file, or larger than is taken
     */
    static IcsFile read(Reader in) throws IOException {
        return new Cutter().cut(new BufferedReader(in));
    }

    private static final class Cutter {
        private final List<IcsBlock> events = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private final StringBuilder event = new StringBuilder();
        private Optional<String> zone = Optional.empty();
        private int number;
        private int begun;
        private long chars;
        private boolean isCalendar;

        IcsFile cut(BufferedReader in) throws IOException {
            String line = in.readLine();
            while (line != null) {
                number++;
                chars += line.length();
                require(chars <= MAX_CHARS, "file has more than " + MAX_CHARS + " characters");
                take(line);
                line = in.readLine();
            }
            require(isCalendar, "not an iCalendar file, it has no BEGIN:VCALENDAR");
            if (begun > 0) {
                problems.add("line " + begun + ": event does not end");
            }
            return new IcsFile(List.copyOf(events), zone, List.copyOf(problems));
        }

        private void take(String line) {
            String word = line.strip().toUpperCase(Locale.ROOT);
            isCalendar |= word.endsWith("BEGIN:VCALENDAR");
            if (word.equals(BEGIN)) {
                if (begun > 0) {
                    problems.add("line " + begun + ": event does not end before the next begins");
                }
                begun = number;
                event.setLength(0);
            }
            if (begun > 0) {
                add(line, word.equals(END));
            } else if (word.startsWith(ZONE)) {
                zone = Optional.of(line.strip().substring(ZONE.length()).strip());
            }
        }

        private void add(String line, boolean isEnd) {
            if (event.length() <= MAX_EVENT_CHARS) {
                event.append(line).append("\r\n");
            }
            if (!isEnd) {
                return;
            }
            if (event.length() > MAX_EVENT_CHARS) {
                problems.add("line " + begun + ": event has more than " + MAX_EVENT_CHARS + " characters");
            } else {
                require(events.size() < MAX_EVENTS, "file has more than " + MAX_EVENTS + " events");
                events.add(new IcsBlock(begun, event.toString()));
            }
            begun = 0;
        }

        private static void require(boolean holds, String rule) {
            if (!holds) {
                throw new MalformedEventException(rule);
            }
        }
    }
}
