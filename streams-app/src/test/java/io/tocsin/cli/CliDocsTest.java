package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/cli.md tells of every command. */
class CliDocsTest {
    @Test
    void shouldHaveEachCommandInTheTable() throws IOException {
        String table = Files.readString(Path.of("../docs/cli.md"));
        List<String> commands = new ArrayList<>();
        collect(Tocsin.commands(Terminal.NONE, options -> 0), "tocsin", commands);

        assertThat(commands)
                .hasSizeGreaterThan(30)
                .allSatisfy(command -> assertThat(table).containsPattern("`" + command + "[ `]"));
    }

    /** Those that do something: not those that only ask for one of their own. */
    private static void collect(CommandLine command, String name, List<String> commands) {
        command.getSubcommands().forEach((word, sub) -> {
            if (sub.getSubcommands().isEmpty()) {
                commands.add(name + " " + word);
            }
            collect(sub, name + " " + word, commands);
        });
    }
}
