package io.tocsin.backtest.nab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.IntToDoubleFunction;

/** Files as the benchmark has them, a row each five minutes from 2014-02-14 on. Thread-safe. */
final class NabTestData {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime BEGIN = LocalDateTime.of(2014, 2, 14, 0, 0);

    private NabTestData() {}

    static String timestamp(int row) {
        return BEGIN.plusMinutes(5L * row).format(FORMAT);
    }

    static void write(Path data, String name, int rows, IntToDoubleFunction value) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,value\n");
        for (int row = 0; row < rows; row++) {
            text.append(timestamp(row))
                    .append(',')
                    .append(value.applyAsDouble(row))
                    .append('\n');
        }
        Path file = data.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
