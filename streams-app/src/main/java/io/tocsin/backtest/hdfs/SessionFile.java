package io.tocsin.backtest.hdfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Sessions from a text file, plain or gzipped: a session a line, its events as numbers with blanks between; empty lines are left out.
 *
 * <p>Thread-safe.
 */
final class SessionFile {
    private SessionFile() {}

    /**
     * Reads {@code name.txt} or, if there is none, {@code name.txt.gz}.
     *
     * @throws UnusableSessionsException if neither is there, a line holds anything but numbers, or there is no session
     */
    static List<int[]> read(Path directory, String name) {
        Path plain = directory.resolve(name + ".txt");
        Path zipped = directory.resolve(name + ".txt.gz");
        Path file = Files.exists(plain) ? plain : zipped;
        if (!Files.exists(file)) {
            throw new UnusableSessionsException(
                    "no sessions: put " + name + ".txt or " + name + ".txt.gz there: directory=" + directory);
        }
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.equals(zipped) ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return parse(file, lines);
        } catch (IOException e) {
            throw new UnusableSessionsException(
                    "cannot be read; restore it from its source: file=" + file + " cause=" + e.getMessage(), e);
        }
    }

    private static List<int[]> parse(Path file, BufferedReader lines) throws IOException {
        List<int[]> sessions = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                sessions.add(session(file, number, line.strip()));
            }
        }
        if (sessions.isEmpty()) {
            throw new UnusableSessionsException("no session in it; it needs one a line: file=" + file);
        }
        return sessions;
    }

    private static int[] session(Path file, int number, String line) {
        String[] cells = line.split("\\s+", -1);
        int[] events = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            try {
                events[i] = Integer.parseInt(cells[i]);
            } catch (NumberFormatException e) {
                throw new UnusableSessionsException(
                        "events must be numbers with blanks between; correct the line: file=" + file + " line=" + number
                                + " event=" + cells[i],
                        e);
            }
        }
        return events;
    }
}
