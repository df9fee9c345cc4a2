package io.tocsin.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A line of a data file that knows where it stands, so that what is wrong with it can be said.
 *
 * <p>Thread-safe.
 *
 * @param number from 1, blank lines counted
 */
record DataLine(Path file, int number, String text) {

    /**
     * The lines of a file that are not blank.
     *
     * @param file plain, or gzipped when its name ends so
     */
    static List<DataLine> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BacktestDataException("missing: file=" + file + "; put it there");
        }
        try (InputStream in = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return lines(file, new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new BacktestDataException(
                    "cannot read: file=" + file + " reason=" + e.getMessage() + "; get the file again", e);
        }
    }

    private static List<DataLine> lines(Path file, BufferedReader in) throws IOException {
        List<DataLine> lines = new ArrayList<>();
        int number = 0;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            if (!text.isBlank()) {
                lines.add(new DataLine(file, number, text));
            }
        }
        return lines;
    }

    /** What stands between the commas, trimmed. */
    List<String> cells() {
        return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    /** {@code rule: file=… line=… rest}, to be thrown. */
    BacktestDataException refused(String rule, String rest) {
        return new BacktestDataException(rule + ": file=" + file + " line=" + number + " " + rest);
    }

    static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
