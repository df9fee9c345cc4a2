package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.backtest.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--suite smd | --suite smd needs --data DIR",
                "--suite flashsale --train monday | --suite flashsale needs --data DIR, or --train DIR and --test DIR",
                "--suite smd --train a --test b | --suite smd needs --data DIR",
                "--suite smd --data d --test b | --suite smd needs --data DIR",
                "--suite smd --data d --model m | --suite trains models of its own on data of its own: not with --model or --topic",
                "--suite smd --data d --topic | --suite trains models of its own on data of its own: not with --model or --topic",
                "--suite nab --data d --cold-start | --cold-start goes with --suite smd or asd: --suite nab",
                "--suite flashsale --train a --test b --cold-start | --cold-start goes with --suite smd or asd: --suite flashsale",
                "--suite smd --data d --cold-start 1 | --cold-start must be at least 2: value=1",
                "--test b --model m --cold-start | --cold-start goes with --suite smd or asd",
                "--data d | --data goes with --suite NAME; a recording to judge is --test FILE",
                "--data d --train a --test b | --data goes with --suite NAME; a recording to judge is --test FILE",
                "'' | backtest needs --suite NAME, or what to judge: --test FILE or --topic",
                "--train a | backtest needs --suite NAME, or what to judge: --test FILE or --topic",
                "--model m --test b --topic | backtest needs --suite NAME, or what to judge: --test FILE or --topic",
                "--test b | backtest needs something to judge with: --model FILE or --train FILE",
                "--test b --model m --train a | backtest needs something to judge with: --model FILE or --train FILE",
                "--test b --model m --threads 0 | --threads must be at least 1: value=0",
                "--test b --model m --epochs 0 | --epochs must be at least 1: value=0"
            })
    void shouldSayWhatWasAskedWrongly(String arguments, String message) {
        CliRun run = backtest(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(run.errLines()).containsExactly("tocsin: " + message, "tocsin: see: tocsin backtest --help");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(out()).doesNotExist();
    }

    @Test
    void shouldListTheSuitesWhenNoneIsCalledThat() {
        CliRun run = backtest("--suite", "kdd", "--data", "d");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0))
                .startsWith("tocsin: Invalid value for option '--suite'")
                .contains("'kdd'", "smd, asd, tsbad, nab, hdfs, cmapss, flashsale");
    }

    @Test
    void shouldRefuseSeedsThatAreNoNumbers() {
        CliRun run = backtest("--suite", "smd", "--data", "d", "--seeds", "1,two");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.errLines().get(0))
                .startsWith("tocsin: Invalid value for option '--seeds'")
                .endsWith("'two' is not a long");
    }

    @Test
    void shouldFailWithOneLineWhenDataAreNotThere() throws IOException {
        Path missing = directory.resolve("missing");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path file = directory.resolve("missing.csv");
        Path recording = ServerFiles.write(directory.resolve("a.csv"), ServerFiles.recording(1, false));

        assertFails("not a directory: --data=" + missing, "--suite", "smd", "--data", missing.toString());
        assertFails("not a directory: --data=" + missing, "--suite", "tsbad", "--data", missing.toString());
        assertFails(
                "no server in the directory: --data=" + empty
                        + "; wanted: folders with train.csv.gz, test.csv.gz, label.csv",
                "--suite",
                "asd",
                "--data",
                empty.toString());
        assertFails("cannot read recording: file=" + file, "--train", recording.toString(), "--test", file.toString());
        assertFails(
                "cannot read artifact: file=" + file + " reason=java.nio.file.NoSuchFileException: " + file,
                "--model",
                file.toString(),
                "--test",
                recording.toString());
    }

    @Test
    void shouldFailWithOneLineWhenARecordingIsMalformed() throws IOException {
        Path recording = directory.resolve("a.csv");
        String file = recording.toString();

        ServerFiles.write(recording, List.of());
        assertFails("no rows below a header: files=[" + file + "]", "--train", file, "--test", file);

        ServerFiles.write(recording, List.of("cpu,memory", "1,2", "3"));
        assertFails(
                "wrong number of cells: file=" + file
                        + " row=2 cells=1 columns=2; leave a cell empty where a value is missing",
                "--train",
                file,
                "--test",
                file);

        ServerFiles.write(recording, List.of("cpu,memory", "1,many"));
        assertFails(
                "metric must be a number: file=" + file + " row=1 column=memory value=many",
                "--train",
                file,
                "--test",
                file);

        ServerFiles.write(recording, List.of("cpu,cpu", "1,2"));
        assertThat(backtest("--train", file, "--test", file).errLines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("tocsin: not a readable CSV file: file=" + file + " reason="));
    }

    @Test
    void shouldFailBeforeAnyWorkWhenResultsCannotBeWritten() throws IOException {
        Path data = ServerFiles.twoServers(directory.resolve("smd"));
        Files.writeString(out(), "in the way");

        CliRun run = backtest("--suite", "smd", "--data", data.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly("tocsin: cannot write the results: directory=" + out()
                        + " reason=java.nio.file.FileAlreadyExistsException: " + out());
    }

    @Test
    void shouldSayWhyAFileCannotBeWritten() throws IOException {
        Path data = directory.resolve("smd");
        ServerFiles.server(data.resolve("web-1"), 1);
        Path inTheWay = ServerFiles.write(out().resolve("web-1"), List.of("in the way"));

        CliRun run = backtest("--suite", "smd", "--data", data.toString(), "--epochs", "1", "--no-baselines");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("tocsin: cannot write: file=" + inTheWay.resolve("scores.csv")
                        + " reason=java.nio.file.FileAlreadyExistsException: " + inTheWay);
    }

    @Test
    void shouldPrintTheTableOfASuiteAndLeaveItsFiles() throws IOException {
        Path data = ServerFiles.twoServers(directory.resolve("smd"));

        CliRun run = backtest(
                "--suite",
                "smd",
                "--data",
                data.toString(),
                "--seeds",
                "7",
                "--epochs",
                "1",
                "--threads",
                "1",
                "--no-baselines");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .startsWith("judged web-1 tocsin (1 of 2)")
                .anyMatch(line -> line.matches(
                        "SERIES +DETECTOR +VUS PR +AUC PR +AUC ROC +BEST F1 +F1 +EVENT RECALL +FALSE ALARMS DAY"))
                .anyMatch(line -> line.matches("MEAN +tocsin( +\\d+\\.\\d{3}){7}"))
                .anyMatch(line -> line.matches("web-1 +tocsin( +\\d+\\.\\d{3}){7}"))
                .anyMatch(line -> line.matches("web-2 +tocsin( +\\d+\\.\\d{3}){7}"))
                .anyMatch(line -> line.startsWith("seeds [7]; "))
                .endsWith("written " + out().resolve("report.html"), "written " + out().resolve("table.csv"));
        assertThat(Files.readAllLines(out().resolve("table.csv"))).hasSize(1 + 2 + 1);
        assertThat(out().resolve("report.html")).content().contains("web-2");
        assertThat(Files.readAllLines(out().resolve("web-1").resolve("scores.csv")))
                .hasSize(1 + ServerFiles.TICKS)
                .first()
                .isEqualTo("tick,label,tocsin seed 7");
    }

    @Test
    void shouldJudgeARecordingWithAModelOfAnotherOrAFinishedOne() throws IOException {
        Path january = ServerFiles.write(directory.resolve("january.csv.gz"), ServerFiles.recording(1, false));
        Path february = ServerFiles.write(directory.resolve("february.csv"), ServerFiles.recording(2, true));
        Path artifact = directory.resolve("hosts.tocsin");

        CliRun trained =
                backtest("--train", january.toString(), "--test", february.toString(), "--epochs", "1", "--seeds", "7");
        assertThat(CliRun.of(
                                "train",
                                "--csv",
                                january.toString(),
                                "--no-publish",
                                "--out",
                                artifact.toString(),
                                "--model",
                                "hosts",
                                "--version",
                                "v1",
                                "--epochs",
                                "1",
                                "--set",
                                "train.hidden=4")
                        .exitCode())
                .isZero();
        CliRun finished = backtest("--model", artifact.toString(), "--test", february.toString());

        assertThat(trained.err()).isEmpty();
        assertThat(trained.outLines())
                .anyMatch(line -> line.matches("february +tocsin +\\d+\\.000"))
                .contains("model backtest/seed-7; score 1.0 is its alert boundary");
        assertThat(finished.err()).isEmpty();
        assertThat(finished.exitCode()).isZero();
        assertThat(finished.outLines()).contains("model hosts/v1; score 1.0 is its alert boundary");
        assertThat(Files.readAllLines(out().resolve("february").resolve("scores.csv")))
                .hasSize(1 + ServerFiles.TICKS);
        assertThat(out().resolve("table.csv")).exists();
        assertThat(out().resolve("report.html")).content().contains("february.csv");
    }

    private void assertFails(String message, String... arguments) {
        CliRun run = backtest(arguments);

        assertThat(run.errLines()).containsExactly("tocsin: " + message);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private CliRun backtest(String... arguments) {
        List<String> all = new ArrayList<>(List.of("backtest", "--out", out().toString()));
        all.addAll(List.of(arguments));
        return CliRun.of(all.toArray(String[]::new));
    }

    private Path out() {
        return directory.resolve("out");
    }
}
