package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say about themselves, as it is in {@code src/test/resources/cli}; -Dtocsin.regenerate=true writes it anew. */
class HelpTest {
    private static final Path SNAPSHOTS = Path.of("src/test/resources/cli");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "run",
                "collect",
                "feed",
                "train",
                "publish",
                "models",
                "models show",
                "models list",
                "models diff",
                "models history",
                "models compare",
                "models shadow",
                "models canary",
                "models promote",
                "models rollback",
                "models pin",
                "models unpin",
                "models retire",
                "models export",
                "models import",
                "keys",
                "keys create",
                "keys show",
                "access",
                "access token",
                "calendar",
                "calendar list",
                "calendar add",
                "calendar remove",
                "calendar import",
                "backtest",
                "alerts",
                "feedback",
                "feedback ack",
                "feedback false-alarm",
                "feedback missed",
                "feedback list",
                "ingest",
                "top",
                "explain",
                "status",
                "completion",
                "sizing",
                "topics",
                "topics create",
                "topics check",
                "backup",
                "backup save",
                "backup restore",
                "config",
                "config show",
                "config check",
                "config reference",
                "example",
                "example stock",
                "example flash-sale",
                "example gradients"
            })
    void shouldExplainEachCommandWithAnExample(String command) throws IOException {
        String[] words = Stream.concat(Arrays.stream(command.split(" ")), Stream.of("--help"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        Path snapshot = SNAPSHOTS.resolve(("help " + command).strip().replace(' ', '-') + ".txt");

        CliRun run = CliRun.of(words);

        if (Boolean.getBoolean("tocsin.regenerate")) {
            Files.createDirectories(SNAPSHOTS);
            Files.writeString(snapshot, run.out());
        }
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith(("Usage: tocsin " + command).strip()).contains("Examples:\n  tocsin ");
        assertThat(run.out()).isEqualTo(Files.readString(snapshot));
    }

    @Test
    void shouldShowHelpWhenCalledWithoutArguments() {
        CliRun bare = CliRun.of();

        assertThat(bare.exitCode()).isZero();
        assertThat(bare.out()).isEqualTo(CliRun.of("--help").out());
    }

    @Test
    void shouldTellVersionOfItselfAndOfJava() {
        assertThat(CliRun.of("--version").outLines())
                .containsExactly("tocsin development", "java " + Runtime.version());
    }
}
