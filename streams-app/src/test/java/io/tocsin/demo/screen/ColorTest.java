package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.render.Renderer;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalSize;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColorTest {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)m");

    @Test
    void shouldUseNoColorWhenAskedNotTo() {
        ColorDepth depth = ColorDepth.of(Map.of("NO_COLOR", "1", "COLORTERM", "truecolor", "TERM", "xterm-256color"));
        assertThat(parameters(depth)).containsExactlyInAnyOrder("0", "0;1", "0;2", "0;7;1");
    }

    @Test
    void shouldUseTheBasicColorsWhenNothingMoreIsPromised() {
        assertThat(parameters(ColorDepth.of(Map.of("TERM", "xterm"))))
                .contains("0;31", "0;1;97;41")
                .noneMatch(sequence -> sequence.contains("38;") || sequence.contains("48;"));
    }

    @Test
    void shouldUseTheTableOf256WhenTheTerminalHasIt() {
        assertThat(parameters(ColorDepth.of(Map.of("TERM", "screen-256color"))))
                .contains("0;38;5;167")
                .noneMatch(sequence -> sequence.contains("8;2;"));
    }

    @Test
    void shouldUseAllColorsWhenTheTerminalSaysSo() {
        assertThat(parameters(ColorDepth.of(Map.of("TERM", "xterm", "COLORTERM", "truecolor"))))
                .contains("0;38;2;229;72;77");
    }

    private static Set<String> parameters(ColorDepth depth) {
        Set<String> found = new TreeSet<>();
        for (String line : new Renderer(CharacterSet.UNICODE)
                .render(ScriptedDemo.at(70), new TerminalSize(120, 36))
                .styled(depth)) {
            Matcher sequences = SEQUENCE.matcher(line);
            String last = "0";
            while (sequences.find()) {
                last = sequences.group(1);
                found.add(last);
            }
            assertThat(last).as("tone left behind by a line").isEqualTo("0");
        }
        return found;
    }
}
