package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.render.Renderer;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files are what was looked at and liked; after a wanted change write them anew with {@code -Dgolden.write=true} and look again. */
class GoldenRenderingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/tocsin/demo/screen");

    @ParameterizedTest
    @CsvSource({
        "simulating-80x24, 8, 80, 24, UNICODE",
        "training-80x24, 24, 80, 24, UNICODE",
        "failure-80x24, 70, 80, 24, UNICODE",
        "failure-80x24-ascii, 70, 80, 24, ASCII",
        "anomaly-120x36, 48, 120, 36, UNICODE",
        "failure-120x36, 76, 120, 36, UNICODE",
        "calm-160x50, 95, 160, 50, UNICODE"
    })
    void shouldDrawWhatWasLookedAt(String name, double second, int columns, int rows, CharacterSet characters)
            throws IOException {
        String drawn = String.join(
                        "\n",
                        new Renderer(characters)
                                .render(ScriptedDemo.at(second), new TerminalSize(columns, rows))
                                .plain())
                + "\n";
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(file));
    }
}
