package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartSuiteTest {
    private static final int TICKS = 600;
    private static final int INCIDENT = 300;
    private static final int INCIDENT_END = 330;

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    @Test
    void shouldFindAnIncidentOfAServerThatTheModelHasNeverSeen() throws IOException {
        for (int server = 0; server < 3; server++) {
            write("server-" + server, server, "cpu,memory");
        }

        SuiteResult result = suite(2).run(data, out);

        assertThat(result.table().detectors()).containsExactly("tocsin cold start", "tocsin");
        assertThat(result.table().series()).containsExactly("server-0", "server-1", "server-2");
        for (double vusPr : result.table().figures("tocsin cold start", "vus_pr")) {
            assertThat(vusPr).isGreaterThan(0.5);
        }
        assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(1 + 2 * 3 + 2);
        assertThat(Files.readAllLines(out.resolve("server-2").resolve("scores.csv")))
                .hasSize(1 + TICKS)
                .first()
                .isEqualTo("tick,label,tocsin cold start seed 1,tocsin seed 1");
        assertThat(out.resolve("report.html")).exists();
    }

    @Test
    void shouldSayWhyServersCannotShareAModel() throws IOException {
        write("server-0", 0, "cpu,memory");
        assertThatThrownBy(() -> suite(2).run(data, out))
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("a cold start needs at least two folds and a server in each: servers=1 folds=2");

        write("server-1", 1, "cpu,disk");
        assertThatThrownBy(() -> suite(2).run(data, out))
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("servers have other columns, and no model can be shared: series=server-0 series=server-1");
    }

    private static ColdStartSuite suite(int folds) {
        TrainingSettings training =
                TrainingSettings.defaults().withNetwork(1, 6).withEpochs(4);
        return new ColdStartSuite(
                ServerSuite.Kind.SMD,
                folds,
                new BacktestSettings(TocsinConfig.defaults(), training, List.of(1L), 1, true),
                (what, done, total) -> {});
    }

    private void write(String server, int seed, String header) throws IOException {
        Path folder = Files.createDirectories(data.resolve(server));
        Files.writeString(folder.resolve("train.csv"), header + "\n" + rows(new Random(seed), seed, false));
        Files.writeString(folder.resolve("test.csv"), header + "\n" + rows(new Random(100 + seed), seed, true));
        StringBuilder labels = new StringBuilder();
        for (int t = 0; t < TICKS; t++) {
            labels.append(t >= INCIDENT && t < INCIDENT_END ? "1\n" : "0\n");
        }
        Files.writeString(folder.resolve("label.csv"), labels);
    }

    private static String rows(Random random, int server, boolean withIncident) {
        StringBuilder rows = new StringBuilder();
        for (int t = 0; t < TICKS; t++) {
            boolean isOff = withIncident && t >= INCIDENT && t < INCIDENT_END;
            double wave = 0.4 + 0.02 * server + 0.1 * Math.sin(t / 10.0);
            rows.append(String.format(
                    Locale.ROOT,
                    "%.5f,%.5f%n",
                    wave + 0.01 * random.nextGaussian() + (isOff ? 0.5 * random.nextDouble() : 0),
                    0.5 + 0.1 * Math.cos(t / 10.0) + 0.01 * random.nextGaussian()));
        }
        return rows.toString();
    }
}
