package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldPrintAScriptThatBashTakesAndThatCompletes() throws Exception {
        CliRun run = CliRun.of("completion", "bash");
        Path script = Files.writeString(directory.resolve("tocsin.bash"), run.out());

        assertThat(run.exitCode()).isZero();
        assertThat(bash("bash", "-n", script.toString())).isEmpty();
        assertThat(bash(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(tocsin mod); COMP_CWORD=1; "
                                + "_complete_tocsin; echo ${COMPREPLY[@]}"))
                .isEqualTo("models");
    }

    @Test
    void shouldGiveZshTheScriptThatItTakesFromBash() {
        assertThat(CliRun.of("completion", "zsh").out()).contains("bashcompinit");
    }

    @Test
    void shouldTellFishCommandsAndOptions() {
        assertThat(CliRun.of("completion", "fish").out())
                .contains("complete -c tocsin -f\n")
                .contains(" -a explain -d ")
                .contains("'__fish_seen_subcommand_from models; and __fish_seen_subcommand_from canary' -l percent -r");
    }

    @Test
    void shouldRefuseAShellThatItDoesNotKnow() {
        CliRun run = CliRun.of("completion", "csh");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be bash, zsh or fish: value=csh");
    }

    /** What it said, on whichever of its outputs. */
    private static String bash(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
