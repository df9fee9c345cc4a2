package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.render.Renderer;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Frame;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomViewsTest {
    private static final int VIEWS_PER_SEED = 150;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNeverExceedTheTerminal(long seed) {
        Random random = new Random(seed);
        RandomViews views = new RandomViews(seed);
        for (int i = 0; i < VIEWS_PER_SEED; i++) {
            TerminalSize size = new TerminalSize(1 + random.nextInt(210), 1 + random.nextInt(65));
            List<String> lines = new Renderer(CharacterSet.UNICODE)
                    .render(views.next(), size)
                    .plain();
            assertThat(lines).hasSize(size.rows());
            assertThat(lines).allSatisfy(line -> assertThat(displayWidth(line)).isLessThanOrEqualTo(size.columns()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void shouldSendNothingButTonesBesideTheCharacters(long seed) {
        RandomViews views = new RandomViews(seed);
        for (int i = 0; i < VIEWS_PER_SEED; i++) {
            Frame frame = new Renderer(CharacterSet.ASCII).render(views.next(), new TerminalSize(120, 36));
            for (ColorDepth depth : ColorDepth.values()) {
                List<String> withoutTones = frame.styled(depth).stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing())
                        .toList();
                assertThat(withoutTones).isEqualTo(frame.plain());
            }
            assertThat(String.join("", frame.plain())).matches("[ -~]*");
        }
    }

    /** An opinion of its own: controls and marks are no cell, far eastern scripts and pictures two. */
    private static int displayWidth(String line) {
        return line.codePoints().map(RandomViewsTest::displayWidth).sum();
    }

    private static int displayWidth(int codePoint) {
        assertThat(Character.isISOControl(codePoint))
                .as("control character in a line")
                .isFalse();
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return codePoint >= 0x1100 && (codePoint < 0x2000 || codePoint >= 0x2E80) ? 2 : 1;
    }
}
