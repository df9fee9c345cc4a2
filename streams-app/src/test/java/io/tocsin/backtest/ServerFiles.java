package io.tocsin.backtest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes tiny directories laid out like the public server data sets. Thread-safe. */
public final class ServerFiles {
    public static final int TICKS = 400;
    public static final int FAULT = 300;
    public static final int FAULT_END = 320;
    /** Memory, the second column, is what goes wrong. */
    static final int BLAMED = 1;

    private static final String HEADER = "cpu,memory,disk";

    private ServerFiles() {}

    /** A server whose test part has one fault that stands out. */
    public static void server(Path folder, long seed) throws IOException {
        write(folder.resolve("train.csv.gz"), recording(seed, false));
        write(folder.resolve("test.csv.gz"), recording(seed + 1000, true));
        List<String> labels = new ArrayList<>(List.of("label"));
        for (int tick = 0; tick < TICKS; tick++) {
            labels.add(isFault(tick) ? "1" : "0");
        }
        write(folder.resolve("label.csv"), labels);
        write(folder.resolve("interpretation.txt"), List.of(FAULT + "-" + (FAULT_END - 1) + ":" + (BLAMED + 1)));
    }

    /** Two servers, web-1 and web-2. */
    public static Path twoServers(Path directory) throws IOException {
        server(directory.resolve("web-1"), 1);
        server(directory.resolve("web-2"), 2);
        return directory;
    }

    /** A header and a row a tick: waves with noise. */
    public static List<String> recording(long seed, boolean withFault) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int tick = 0; tick < TICKS; tick++) {
            double fault = withFault && isFault(tick) ? 0.4 + 0.2 * random.nextDouble() : 0;
            lines.add(String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,%.4f",
                    0.4 + 0.1 * Math.sin(tick / 9.0) + 0.01 * random.nextGaussian(),
                    0.3 + 0.1 * Math.cos(tick / 9.0) + 0.01 * random.nextGaussian() + fault,
                    0.5 + 0.05 * Math.sin(tick / 5.0) + 0.01 * random.nextGaussian()));
        }
        return lines;
    }

    public static boolean isFault(int tick) {
        return tick >= FAULT && tick < FAULT_END;
    }

    /** Writes lines, gzipped when the name ends so, and the folders above. */
    public static Path write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    static Path write(Path file, String... lines) throws IOException {
        return write(file, List.of(lines));
    }
}
