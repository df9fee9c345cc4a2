package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.terminal.CharacterSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void shouldPrintEachEventOnceAndItsOutcomeWhenItIsKnown() {
        List<String> lines = play(CharacterSet.UNICODE, 0, 100);
        assertThat(lines.stream().filter(line -> line.startsWith("open ")))
                .containsExactly(
                        "open     15:05:00 shop-5: not as forecast: score 1.08 · cpu 93 % (expected 41 %)",
                        "open     15:22:00 shop-3: failure likely within 3 min: 64 % · queue depth 214 (expected 12), pool pending 31 (expected 0.4)",
                        "open     15:24:00 shop-3: not as forecast: score 1.12 · queue depth 214 (expected 12), pool pending 31 (expected 0.4)",
                        "open     15:22:00 shop-3: failure likely within 3 min: 64 % · queue depth 214 (expected 12), pool pending 31 (expected 0.4) · came true 2 min later");
        assertThat(lines).contains("swap     15:26:00 shop-lstm: model swapped v1 → v2 · no tick without a score");
        assertThat(lines).contains("truth    15:34:00 shop-3: flash sale took the shop down · announced 2 min ahead");
    }

    @Test
    void shouldPrintEachPhaseOnceAndAStatusEveryFifteenSeconds() {
        List<String> lines = play(CharacterSet.UNICODE, 0, 100);
        assertThat(lines.stream().filter(line -> line.startsWith("phase")))
                .containsExactly(
                        "phase    starting", "phase    simulating history", "phase    training", "phase    predicting");
        assertThat(lines.stream().filter(line -> line.startsWith("status"))).hasSize(6);
        assertThat(lines)
                .contains(
                        "status   0:15 (4:45 left) · training · simulated 14:35:00 · training v1 epoch 3 of 20 · 720 ticks, 48/s"
                                + " · p50 – p99 – ms · 0 alerts");
    }

    @Test
    void shouldSendNoEscapeCodesNorLineBreaksFromNames() {
        PlainLines plain = new PlainLines(new PrintStream(bytes, false, StandardCharsets.UTF_8), CharacterSet.UNICODE);
        RandomViews views = new RandomViews(7);
        for (int i = 0; i < 200; i++) {
            plain.update(views.next());
        }
        plain.close(ScriptedDemo.SUMMARY);
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertThat(printed).isNotEmpty();
        assertThat(printed.chars().filter(Character::isISOControl).distinct())
                .isSubsetOf(System.lineSeparator().chars().boxed().toList());
    }

    @Test
    void shouldPrintTheSummaryOnceAndNothingAfterIt() {
        PlainLines plain = new PlainLines(new PrintStream(bytes, false, StandardCharsets.US_ASCII), CharacterSet.ASCII);
        plain.close(ScriptedDemo.SUMMARY);
        int size = bytes.size();
        plain.close(ScriptedDemo.SUMMARY);
        plain.update(ScriptedDemo.at(70));
        assertThat(bytes.size()).isEqualTo(size);
        assertThat(bytes.toString(StandardCharsets.US_ASCII))
                .startsWith("Tocsin demo: 5 min, 4 h 32 min of simulated time");
    }

    private List<String> play(CharacterSet characters, int from, int to) {
        PlainLines plain = new PlainLines(new PrintStream(bytes, false, StandardCharsets.UTF_8), characters);
        for (int second = from; second < to; second++) {
            plain.update(ScriptedDemo.at(second));
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
