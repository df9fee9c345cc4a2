package io.tocsin.backtest.cmapss;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Engines whose sensors drift in the last 60 cycles before a known end: s01 never changes, s02 rises, s03 falls. Each leaves the factory a little
 * different, and lives 80 to 139 cycles.
 */
final class GeneratedEngines {
    static final String HEADER = "engine,cycle,set1,set2,s01,s02,s03";

    private GeneratedEngines() {}

    static void write(Path directory, String set, int training, int test, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> trainingLines = new ArrayList<>(List.of(HEADER));
        List<String> testLines = new ArrayList<>(List.of(HEADER));
        List<String> lives = new ArrayList<>(List.of("rul"));
        for (int engine = 1; engine <= training; engine++) {
            int life = random.nextInt(80, 140);
            addEngine(engine, life, life, random, trainingLines);
        }
        for (int engine = 1; engine <= test; engine++) {
            int life = random.nextInt(100, 140);
            // Far from the boundary, so that the truth can be told.
            int remaining = engine % 2 == 0 ? random.nextInt(5, 20) : random.nextInt(42, 50);
            addEngine(engine, life - remaining, life, random, testLines);
            lives.add("" + remaining);
        }
        gzip(directory.resolve("train_" + set + ".csv.gz"), trainingLines);
        gzip(directory.resolve("test_" + set + ".csv.gz"), testLines);
        plain(directory.resolve("RUL_" + set + ".csv"), lives);
    }

    private static void addEngine(int engine, int cycles, int life, SplittableRandom random, List<String> lines) {
        double start = random.nextDouble(-1, 1);
        for (int cycle = 1; cycle <= cycles; cycle++) {
            double wear = Math.max(0, 60 - (life - cycle)) / 10.0;
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%d,%.4f,%.4f,518.67,%.3f,%.3f",
                    engine,
                    cycle,
                    random.nextDouble(-0.01, 0.01),
                    random.nextDouble(-0.01, 0.01),
                    640 + start + wear + random.nextDouble(-1, 1),
                    1400 - start - 2 * wear + random.nextDouble(-2, 2)));
        }
    }

    static void gzip(Path file, List<String> lines) {
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            writer.write(String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void plain(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine of one sensor and one setting. */
    static EngineRun run(int id, int remainingAtEnd, double[] settings, double[] sensor) {
        double[][] settingRows = new double[settings.length][];
        double[][] sensorRows = new double[sensor.length][];
        for (int t = 0; t < sensor.length; t++) {
            settingRows[t] = new double[] {settings[t]};
            sensorRows[t] = new double[] {sensor[t]};
        }
        return new EngineRun(id, settingRows, sensorRows, remainingAtEnd);
    }
}
