package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @Test
    void shouldTrainOnFileAndWriteArtifactWithoutKafka(@TempDir Path directory) throws IOException {
        Path csv = Files.writeString(directory.resolve("web-1.csv"), waves(300));
        Path artifact = directory.resolve("waves.tocsin");

        CliRun run = CliRun.of(
                "train",
                "--csv",
                csv.toString(),
                "--no-publish",
                "--out",
                artifact.toString(),
                "--model",
                "waves",
                "--version",
                "v1",
                "--epochs",
                "2",
                "--seed",
                "7",
                "--set",
                "train.hidden=4");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .startsWith("training waves/v1: entities=1 ticks=300 metrics=2 known failures=0")
                .anyMatch(line -> line.startsWith("epoch 2/2: training loss="))
                .anyMatch(line -> line.startsWith("forecast error"))
                .anyMatch(line -> line.matches("false alarms +\\d+ of \\d+ ticks in calibration"))
                .anyMatch(line -> line.startsWith("failure head") && line.endsWith("none, no failures are known"))
                .endsWith("written " + artifact);
        Model model = ModelReader.read(Files.readAllBytes(artifact));
        assertThat(model.id()).isEqualTo(new ModelId("waves", "v1"));
        assertThat(model.provenance().seed()).isEqualTo(7);
    }

    @Test
    void shouldSayHowManyTicksItTakes(@TempDir Path directory) throws IOException {
        Path csv = Files.writeString(directory.resolve("web-1.csv"), waves(20));

        CliRun run = CliRun.of("train", "--csv", csv.toString(), "--no-publish");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).allMatch(line -> line.startsWith("tocsin: too few ticks to train on"));
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        CliRun run = CliRun.of("train", "--csv", "/no/such/file.csv", "--no-publish");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).containsExactly("tocsin: cannot read training data: file=/no/such/file.csv");
    }

    private static String waves(int ticks) {
        return IntStream.range(0, ticks)
                .mapToObj(tick -> Math.sin(tick / 5.0) + "," + Math.cos(tick / 7.0))
                .collect(Collectors.joining("\n", "cpu,memory\n", "\n"));
    }
}
