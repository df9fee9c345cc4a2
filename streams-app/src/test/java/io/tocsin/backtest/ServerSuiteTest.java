package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSuiteTest {
    private static final int SETTLING = 40;

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    @Test
    void shouldLeaveScoresTableAndPageForAllDetectors() throws IOException {
        List<String> progress = new ArrayList<>();
        ServerFiles.twoServers(data);

        SuiteResult result = new ServerSuite(
                        ServerSuite.Kind.SMD,
                        settings(1, true, 1L, 2L),
                        (what, done, total) -> progress.add(what + " " + done + "/" + total))
                .run(data, out);

        List<String> detectors = result.table().detectors();
        assertThat(detectors).startsWith("tocsin").hasSizeGreaterThan(5).doesNotHaveDuplicates();
        assertThat(result.table().series()).containsExactly("web-1", "web-2");
        assertThat(result.table().rows()).hasSize(2 * detectors.size());
        assertThat(Files.readAllLines(out.resolve("table.csv"))).hasSize(1 + 3 * detectors.size());
        assertThat(out.resolve("report.html")).content().contains("Server Machine Dataset", "web-1", "web-2");
        assertThat(Files.readAllLines(scores(out, "web-2")))
                .hasSize(1 + ServerFiles.TICKS)
                .first()
                .asString()
                .startsWith("tick,label,tocsin seed 1,tocsin seed 2,");
        assertThat(result.files()).containsExactly(out.resolve("report.html"), out.resolve("table.csv"));
        assertThat(result.remarks())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("vus_pr: tocsin against the best other, "))
                .anyMatch(line -> line.startsWith("auc_pr: tocsin against the best other, "))
                .anyMatch(line -> line.startsWith("seeds [1, 2]; "));
        assertThat(progress)
                .hasSize(2 * detectors.size())
                .startsWith("web-1 tocsin 1/" + 2 * detectors.size())
                .last()
                .asString()
                .endsWith(" " + 2 * detectors.size() + "/" + 2 * detectors.size());
    }

    @Test
    void shouldGiveTheSameToTheBitHoweverManyThreads() throws IOException {
        ServerFiles.twoServers(data);
        Path one = out.resolve("one");
        Path again = out.resolve("again");
        Path many = out.resolve("many");

        suite(settings(1, true, 3L)).run(data, one);
        suite(settings(1, true, 3L)).run(data, again);
        suite(settings(2, true, 3L)).run(data, many);

        for (String file : List.of("table.csv", "report.html", "web-1/scores.csv", "web-2/scores.csv")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
            assertThat(many.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void shouldGiveOtherScoresForAnotherSeed() throws IOException {
        ServerFiles.server(data.resolve("web-1"), 1);

        suite(settings(1, false, 3L, 4L)).run(data, out);

        List<String[]> rows = rows("web-1");
        assertThat(rows).anyMatch(row -> !row[2].equals(row[3]));
    }

    @Test
    void shouldScoreAFaultThatStandsOutAboveTheRest() throws IOException {
        ServerFiles.twoServers(data);

        SuiteResult result = suite(settings(1, false, 1L)).run(data, out);

        for (String server : List.of("web-1", "web-2")) {
            double[] scores = rows(server).stream()
                    .mapToDouble(row -> Double.parseDouble(row[2]))
                    .toArray();
            double[] fault = Arrays.copyOfRange(scores, ServerFiles.FAULT, ServerFiles.FAULT_END);
            double[] before = Arrays.copyOf(scores, ServerFiles.FAULT);
            // The way back to normal is a jump, too: the scores take some ticks to fall.
            double[] after = Arrays.copyOfRange(scores, ServerFiles.FAULT_END + SETTLING, ServerFiles.TICKS);
            double least = Arrays.stream(fault).min().orElseThrow();
            assertThat(Arrays.stream(before).max().orElseThrow()).isLessThan(least);
            assertThat(Arrays.stream(after).max().orElseThrow()).isLessThan(least);
            assertThat(result.table().figure(server, "tocsin", "event_recall")).isEqualTo(1);
            assertThat(result.table().figure(server, "tocsin", "auc_roc")).isGreaterThan(0.9);
            // The one metric that people blamed is the one that the detector names first.
            assertThat(result.table().figure(server, "tocsin", "hit_rate_100")).isEqualTo(1);
        }
    }

    @Test
    void shouldFinishWhenAServerHasNoIncident() throws IOException {
        ServerFiles.twoServers(data);
        ServerFiles.write(
                data.resolve("web-2").resolve("label.csv"),
                Stream.generate(() -> "0").limit(ServerFiles.TICKS).toList());

        SuiteResult result = suite(settings(1, true, 1L)).run(data, out);

        assertThat(result.table().figure("web-1", "tocsin", "vus_pr")).isBetween(0.0, 1.0);
        assertThat(result.table().figure("web-2", "tocsin", "vus_pr")).isNaN();
        assertThat(out.resolve("report.html")).exists();
    }

    @Test
    void shouldTrainOnTheStretchThatTheProtocolNames() throws IOException {
        ServerFiles.server(data.resolve("machine-1"), 1);
        ServerFiles.write(
                data.resolve("tsbad_published_vus_pr.csv"),
                "machine,drop_first_test_rows,train_rows,vus_window",
                "machine-1,20,270,30");

        SuiteResult result = new ServerSuite(ServerSuite.Kind.TSBAD, settings(1, false, 1L), (what, done, total) -> {})
                .run(data, out);

        assertThat(rows("machine-1"))
                .hasSize(ServerFiles.TICKS - 20)
                .first()
                .satisfies(row -> assertThat(row).startsWith("20", "0"));
        assertThat(result.table().figure("machine-1", "tocsin", "vus_pr")).isGreaterThan(0.5);
    }

    @Test
    void shouldSayWhichServerIsTooShortToLearn() throws IOException {
        ServerFiles.server(data.resolve("web-1"), 1);
        ServerFiles.write(
                data.resolve("web-1").resolve("train.csv.gz"),
                ServerFiles.recording(1, false).subList(0, 20));

        assertThatThrownBy(() -> suite(settings(1, false, 1L)).run(data, out))
                .isInstanceOf(BacktestDataException.class)
                .hasMessageStartingWith(
                        "cannot judge: series=web-1 detector=tocsin reason=too few ticks to train on: ticks=19 ");
    }

    private static ServerSuite suite(BacktestSettings settings) {
        return new ServerSuite(ServerSuite.Kind.SMD, settings, (what, done, total) -> {});
    }

    private static BacktestSettings settings(int threads, boolean withBaselines, Long... seeds) {
        TrainingSettings training =
                TrainingSettings.defaults().withNetwork(1, 6).withEpochs(4);
        return new BacktestSettings(TocsinConfig.defaults(), training, List.of(seeds), threads, withBaselines);
    }

    private static Path scores(Path directory, String server) {
        return directory.resolve(server).resolve("scores.csv");
    }

    private List<String[]> rows(String server) throws IOException {
        return Files.readAllLines(scores(out, server)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
