package io.tocsin.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads a properties file, UTF-8, and remembers the line of each key. The JDK reads one logical line at a time, so
 * escapes and separators are its own; what is done here is counting lines. Confined to one thread.
 */
final class ConfigFile {

    private final Path path;
    private final List<ConfigEntry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfKey = new HashMap<>();

    private ConfigFile(Path path) {
        this.path = path;
    }

    static ConfigLayer read(Path path) {
        ConfigFile file = new ConfigFile(path.toAbsolutePath().normalize());
        file.readLines();
        return new ConfigLayer(file.entries, file.problems);
    }

    private void readLines() {
        try {
            List<String> lines = Files.readAllLines(path);
            for (int first = 0; first < lines.size(); ) {
                int last = lastOfLogicalLine(lines, first);
                readLogicalLine(String.join("\n", lines.subList(first, last + 1)), first + 1);
                first = last + 1;
            }
        } catch (NoSuchFileException missing) {
            problems.add("cannot read configuration: no such file: path=" + path);
        } catch (CharacterCodingException notText) {
            problems.add("cannot read configuration: not UTF-8 text: path=" + path);
        } catch (IOException unreadable) {
            problems.add("cannot read configuration: " + unreadable.getMessage() + ": path=" + path);
        }
    }

    private static int lastOfLogicalLine(List<String> lines, int first) {
        int last = first;
        if (!isCommentOrBlank(lines.get(first))) {
            while (last < lines.size() - 1 && isContinued(lines.get(last))) {
                last++;
            }
        }
        return last;
    }

    private static boolean isCommentOrBlank(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("!");
    }

    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void readLogicalLine(String text, int line) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformedEscape) {
            problems.add("malformed \\uxxxx escape (from file " + path + " line " + line + ")");
        }
        for (String key : properties.stringPropertyNames()) {
            add(key, properties.getProperty(key), line);
        }
    }

    private void add(String key, String value, int line) {
        Integer earlierLine = lineOfKey.putIfAbsent(key, line);
        if (earlierLine != null) {
            problems.add("duplicate key " + key + ": must be given once, is also in line " + earlierLine
                    + " (from file " + path + " line " + line + ")");
        }
        entries.add(new ConfigEntry(key, value, new ConfigSource.File(path, line)));
    }
}
