package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.DemoOptions;
import io.tocsin.demo.infrastructure.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @Test
    void shouldRunUntilStoppedWithSixShopsUnlessToldOtherwise() {
        Path home = Path.of(System.getProperty("user.home"), ".tocsin", "demo");

        assertThat(CliRun.of("demo").demos()).containsExactly(new DemoOptions(home, Optional.empty(), 6, 42));
    }

    @Test
    void shouldHandOnWhatWasAskedFor(@TempDir Path data) {
        CliRun run = CliRun.of("demo", "--for", "3m", "--shops", "2", "--seed", "7", "--data", data.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.demos()).containsExactly(new DemoOptions(data, Optional.of(Duration.ofMinutes(3)), 2, 7));
    }

    @Test
    void shouldRefuseDurationThatIsNone() {
        CliRun run = CliRun.of("demo", "--for", "soon");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.demos()).isEmpty();
        assertThat(run.err()).contains("must be a duration above 0 such as 90s, 3m or 1h30m: value=soon");
    }

    @Test
    void shouldRefuseNoShops() {
        assertThat(CliRun.of("demo", "--shops", "0").errLines())
                .contains("tocsin: --shops must be at least 1: value=0");
    }

    @Test
    void shouldRefuseMoreShopsThanHaveName() {
        CliRun run = CliRun.of("demo", "--shops", "1000");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsPattern("--shops must be at most \\d+: value=1000");
        assertThat(run.demos()).isEmpty();
    }

    @Test
    void shouldDeleteDataOfEarlierDemoWhenFreshIsAskedFor(@TempDir Path parent) throws IOException {
        Path data = parent.resolve("demo");
        DirectoryLock.acquire(data).close();
        Files.writeString(Files.createDirectories(data.resolve("broker")).resolve("log"), "old");

        CliRun run = CliRun.of("demo", "--fresh", "--data", data.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(data).doesNotExist();
        assertThat(run.demos()).hasSize(1);
    }

    @Test
    void shouldNotDeleteDirectoryThatIsNoDemos(@TempDir Path data) throws IOException {
        Path precious = Files.writeString(data.resolve("thesis.txt"), "years of work");

        CliRun run = CliRun.of("demo", "--fresh", "--data", data.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("tocsin: not the data directory of a demo, nothing is deleted: path=" + data);
        assertThat(precious).exists();
        assertThat(run.demos()).isEmpty();
    }

    @Test
    void shouldNotDeleteDataOfRunningDemo(@TempDir Path data) {
        DirectoryLock running = DirectoryLock.acquire(data);
        try {
            CliRun run = CliRun.of("demo", "--fresh", "--data", data.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("tocsin: data directory is in use: path=");
            assertThat(data).exists();
        } finally {
            running.close();
        }
    }
}
