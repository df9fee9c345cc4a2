package io.tocsin.calendar.ics;

import io.tocsin.calendar.MalformedEventException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Time zones by the names that exporters give them: those of IANA, the same behind a prefix of a library's, and those of Windows, which Outlook writes.
 *
 * <p>Thread-safe.
 */
final class IcsZones {
    private static final String RESOURCE = "windows-zones.txt";

    private final Map<String, String> ofWindows = windows();
    private final Optional<ZoneId> otherwise;

    /** With a zone for names that nobody knows; without it those are refused. */
    IcsZones(Optional<ZoneId> otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * The zone that goes by {@code name}.
     *
     * @throws MalformedEventException if nobody knows it, and there is none for this case
     */
    ZoneId zone(String name) {
        return known(name)
                .or(() -> otherwise)
                .orElseThrow(() -> new MalformedEventException(
                        "unknown time zone, name the one that is meant with --time-zone: TZID=" + name));
    }

    private Optional<ZoneId> known(String name) {
        String rest = ofWindows.getOrDefault(name, name);
        // /mozilla.org/20050126_1/Europe/Berlin: the name is what is left when the prefix is gone.
        while (!rest.isEmpty()) {
            try {
                return Optional.of(ZoneId.of(rest));
            } catch (DateTimeException e) {
                int slash = rest.indexOf('/');
                rest = slash < 0 ? "" : rest.substring(slash + 1);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> windows() {
        Map<String, String> zones = new HashMap<>();
        InputStream in = Objects.requireNonNull(IcsZones.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
                int equals = line.indexOf('=');
                zones.put(line.substring(0, equals), line.substring(equals + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }
}
