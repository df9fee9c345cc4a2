package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The output of a child process, kept in a file. Thread-safe. */
record ProcessLog(Path file) {

    /** The last line that says something, with neither blank lines nor stack frames; a note in brackets when there is none. */
    String lastMeaningfulLine() {
        try {
            // Not readAllLines: a log cut in the middle of a character must not hide why the process died.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(ProcessLog::isMeaningful)
                    .reduce("(no output)", (earlier, later) -> later)
                    .strip();
        } catch (IOException cause) {
            return "(unreadable: " + cause + ")";
        }
    }

    private static boolean isMeaningful(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("at ") && !text.startsWith("...");
    }
}
