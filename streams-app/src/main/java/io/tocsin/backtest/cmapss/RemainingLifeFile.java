package io.tocsin.backtest.cmapss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The truth about the test engines: a line {@code rul}, then how many cycles each engine has left, in the order of the test file. Thread-safe. */
final class RemainingLifeFile {
    private RemainingLifeFile() {}

    /** @throws CmapssDataException if the file cannot be read or is malformed */
    static List<Integer> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).strip().equals("rul")) {
            throw new CmapssDataException("first line must be rul: file=" + file);
        }
        List<Integer> remaining = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty()) {
                remaining.add(cycles(file, i + 1, text));
            }
        }
        return remaining;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CmapssDataException("not a readable text file: file=" + file + " reason=" + e.getMessage(), e);
        }
    }

    private static int cycles(Path file, int line, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new CmapssDataException(
                    "must be a whole number from 0 on: file=" + file + " line=" + line + " value=" + text);
        }
        return Integer.parseInt(text);
    }
}
