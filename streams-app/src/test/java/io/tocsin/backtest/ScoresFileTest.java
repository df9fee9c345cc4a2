package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.window.TickSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresFileTest {
    private static final ServerSeries SERIES = series();

    @TempDir
    private Path directory;

    @Test
    void shouldWriteTickLabelAndAColumnADetectorWithAllDigits() throws IOException {
        Path file = directory.resolve("web-1").resolve("scores.csv");
        Map<String, double[]> scores = new LinkedHashMap<>();
        scores.put("tocsin seed 1", new double[] {1.0 / 3, 2, 1e-9});
        scores.put("k-NN", new double[] {0, -0.1, 12345678.9});

        ScoresFile.write(file, SERIES, scores);

        assertThat(Files.readString(file)).isEqualTo("""
                        tick,label,tocsin seed 1,k-NN
                        7,0,0.3333333333333333,0.0
                        8,1,2.0,-0.1
                        12,0,1.0E-9,1.23456789E7
                        """);
    }

    @Test
    void shouldReplaceTheScoresOfTheLastRun() throws IOException {
        Path file = Files.writeString(directory.resolve("scores.csv"), "old\n".repeat(100));

        ScoresFile.write(file, SERIES, Map.of("k-NN", new double[] {1, 2, 3}));

        assertThat(file).hasContent("tick,label,k-NN\n7,0,1.0\n8,1,2.0\n12,0,3.0\n");
    }

    @Test
    void shouldSayWhichFileCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("web-1"), "in the way").resolve("scores.csv");

        assertThatThrownBy(() -> ScoresFile.write(file, SERIES, Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write: file=" + file);
    }

    private static ServerSeries series() {
        TickSeries ticks =
                new TickSeries("web-1", List.of("cpu"), new long[] {7, 8, 12}, new float[][] {{1}, {2}, {3}});
        return new ServerSeries("web-1", 60_000, ticks, ticks, new boolean[] {false, true, false}, List.of(), 100);
    }
}
