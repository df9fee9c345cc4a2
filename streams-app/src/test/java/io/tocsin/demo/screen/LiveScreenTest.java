package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalDevice;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
    private static final long MILLISECOND = 1_000_000;
    private static final Pattern LINE = Pattern.compile("\u001b\\[\\d+;1H\u001b\\[2K");
    private static final String LEAVE_ALTERNATE = "\u001b[?1049l";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FakeDevice device = new FakeDevice();
    private long nanos;
    private final LiveScreen screen = new LiveScreen(
            new PrintStream(bytes, false, StandardCharsets.UTF_8),
            new TerminalProfile(ColorDepth.TRUECOLOR, CharacterSet.UNICODE),
            device,
            TerminalSize.DEFAULT,
            () -> nanos);

    @Test
    void shouldEnterTheAlternateScreenAndDrawEveryLine() {
        screen.update(ScriptedDemo.at(70));
        String sent = sent();
        assertThat(sent).startsWith("\u001b[?1049h\u001b[?25l");
        assertThat(lines(sent)).isEqualTo(24);
        assertThat(device.typingHidden).isTrue();
    }

    @Test
    void shouldRewriteOnlyTheLinesThatChanged() {
        screen.update(ScriptedDemo.at(20));
        sent();
        nanos += 250 * MILLISECOND;
        screen.update(ScriptedDemo.at(20));
        assertThat(lines(sent())).isZero();
        nanos += 250 * MILLISECOND;
        screen.update(ScriptedDemo.at(20.25));
        assertThat(lines(sent())).isBetween(1L, 6L);
    }

    @Test
    void shouldNotDrawMoreThanFourTimesASecond() {
        screen.update(ScriptedDemo.at(20));
        sent();
        nanos += 249 * MILLISECOND;
        screen.update(ScriptedDemo.at(40));
        assertThat(sent()).isEmpty();
        nanos += MILLISECOND;
        screen.update(ScriptedDemo.at(40));
        assertThat(lines(sent())).isPositive();
    }

    @Test
    void shouldDrawEverythingAnewWithinASecondOfAResize() {
        screen.update(ScriptedDemo.at(70));
        sent();
        device.size = new TerminalSize(120, 36);
        nanos += 1000 * MILLISECOND;
        screen.update(ScriptedDemo.at(70));
        String sent = sent();
        assertThat(sent).startsWith("\u001b[2J");
        assertThat(lines(sent)).isEqualTo(36);
    }

    @Test
    void shouldGiveTheTerminalBackOnceAndIgnoreLaterViews() {
        screen.update(ScriptedDemo.at(70));
        sent();
        screen.restore();
        assertThat(sent()).isEqualTo("\u001b[0m\u001b[?7h\u001b[?25h" + LEAVE_ALTERNATE);
        assertThat(device.typingHidden).isFalse();
        screen.restore();
        nanos += 1000 * MILLISECOND;
        screen.update(ScriptedDemo.at(71));
        assertThat(sent()).isEmpty();
    }

    @Test
    void shouldPrintThePlainSummaryOnTheOrdinaryScreen() {
        screen.update(ScriptedDemo.at(70));
        sent();
        screen.close(ScriptedDemo.SUMMARY);
        screen.close(ScriptedDemo.SUMMARY);
        String sent = sent();
        String summary = sent.substring(sent.indexOf(LEAVE_ALTERNATE) + LEAVE_ALTERNATE.length());
        assertThat(summary).startsWith("Tocsin demo:").doesNotContain("\u001b").containsOnlyOnce("Tocsin demo:");
    }

    @Test
    void shouldPrintTheSummaryAfterAShutdownHookGaveTheTerminalBack() {
        screen.update(ScriptedDemo.at(70));
        screen.restore();
        sent();
        screen.close(ScriptedDemo.SUMMARY);
        assertThat(sent()).startsWith("Tocsin demo:");
    }

    @Test
    void shouldLeaveTheTerminalAloneWhenNothingWasShown() {
        screen.close(ScriptedDemo.SUMMARY);
        assertThat(sent()).doesNotContain("\u001b");
    }

    private String sent() {
        String sent = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return sent;
    }

    private static long lines(String sent) {
        return LINE.matcher(sent).results().count();
    }

    private static final class FakeDevice implements TerminalDevice {
        private TerminalSize size = TerminalSize.DEFAULT;
        private boolean typingHidden;

        @Override
        public Optional<TerminalSize> size() {
            return Optional.of(size);
        }

        @Override
        public void hideTyping() {
            typingHidden = true;
        }

        @Override
        public void readKeys() {
            throw new AssertionError("the demo reads no keys");
        }

        @Override
        public void restore() {
            typingHidden = false;
        }
    }
}
