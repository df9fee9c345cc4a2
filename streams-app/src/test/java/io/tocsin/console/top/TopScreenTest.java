package io.tocsin.console.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.console.Told;
import io.tocsin.fleet.FleetState;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.ScoreState;
import io.tocsin.selector.Selector;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopScreenTest {
    private static final Instant NOW = Told.tick(61).plusSeconds(2);

    private final FleetState fleet = new FleetState(Duration.ofSeconds(10));
    private TopControls controls = TopControls.start(Selector.ALL, Optional.empty());

    @BeforeEach
    void tellOfAFleet() {
        for (int tick = 50; tick <= 60; tick++) {
            fleet.score(Told.risk("shop/berlin", tick, 0.4 + (tick - 50) * 0.1, 0.55), Told.writtenMs(tick));
            fleet.score(Told.risk("shop/bern", tick, 0.1, 0.01), Told.writtenMs(tick));
            fleet.score(Told.score("shop/cork", tick, 0.8), Told.writtenMs(tick));
            fleet.score(Told.unjudged("host/new", tick, ScoreState.NO_MODEL), Told.writtenMs(tick));
        }
        fleet.alert("shop/berlin|FAILURE", Told.alert("shop/berlin", AlertKind.FAILURE, AlertState.OPEN, 50));
        fleet.alert(
                "host/gone|NO_DATA",
                Told.acknowledged(Told.alert("host/gone", AlertKind.NO_DATA, AlertState.OPEN, 20)));
    }

    @Test
    void shouldFitIntoEightyColumns() {
        assertThat(text(live(80, 13))).isEqualTo("""
                        ─ TOCSIN  broker:9092 ─────────────────────────────────────────────── 03:10:12 ─
                         entities   judged   warm / none   ticks   newest score   open incidents
                         5          3        0 / 1         0.4/s   2 s ago        1 failure 1 no data
                        ── fleet by what matters ──────────────────────────────────────── shop v2 (3) ──
                          entity      state       since score             fails because of
                         ▌shop/berlin FAILURE     1 min  1.40 ━━━╋── 55 % ≤5min queue depth 214 vs 12
                         ▌host/gone   NO DATA ✓   6 min     – ───┼──          –
                          shop/cork   ok                 0.80 ━━╸┼──          –
                          host/new    no model              – ───┼──          –
                          shop/bern   ok                 0.10 ╸──┼──  1 % ≤5min


                         q quit   ↑↓ scroll   / filter   s sort   why: tocsin explain ENTITY   1–5 of 5
                        """);
    }

    @Test
    void shouldLeaveColumnsOutWhereThereIsNoRoom() {
        assertThat(text(live(50, 9))).isEqualTo("""
                        ─ TOCSIN  broker:9092 ───────────────── 03:10:12 ─
                         entities    newest score    open incidents
                         5           2 s ago         1 failure 1 no data
                        ── fleet by what matters ────────── shop v2 (3) ──
                          entity      state       since score fails
                         ▌shop/berlin FAILURE     1 min  1.40  55 %
                         ▌host/gone   NO DATA ✓   6 min     –     –
                          shop/cork   ok                 0.80     –
                         q quit   ↑↓ scroll   / filter   s sort  1–3 of 5
                        """);
    }

    @Test
    void shouldWriteSentencesWhereThereIsRoom() {
        assertThat(text(live(150, 12))).isEqualTo("""
                        ─ TOCSIN  broker:9092 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────── 03:10:12 ─
                         entities        judged        warm / none        ticks        newest score        open incidents
                         5               3             0 / 1              0.4/s        2 s ago             1 failure 1 no data
                        ── fleet by what matters ────────────────────────────────────────────────────────────────────────────────────────────────────────────── shop v2 (3) ──
                          entity       state             since  score               scores                   failure ahead  because of                                  model
                         ▌shop/berlin   FAILURE ahead    1 min   1.40 ━━━━━━╋━╸───  ········▂▃▃▃▄▄▅▅▅▆▆  55 % within 5 min  queue depth 214 (expected 12)                  v2
                         ▌host/gone    NO DATA ✓         6 min      – ──────┼─────  ···················                  –
                          shop/cork    ok                        0.80 ━━━━━─┼─────  ········▄▄▄▄▄▄▄▄▄▄▄                  –                                                 v2
                          host/new     no model                     – ──────┼─────  ···················                  –
                          shop/bern    ok                        0.10 ╸─────┼─────  ········▁▁▁▁▁▁▁▁▁▁▁   1 % within 5 min                                                 v2

                         q quit   ↑↓ scroll   / filter   s sort   why: tocsin explain ENTITY                                                                         1–5 of 5
                        """);
    }

    @Test
    void shouldPrintOneTableInPlainCharacters() {
        assertThat(text(new TopScreen(CharacterSet.ASCII, ZoneOffset.UTC, "broker:9092")
                        .once(fleet.view(controls.query(Integer.MAX_VALUE), NOW), controls, NOW, 80)
                        .plain()))
                .isEqualTo("""
                        - TOCSIN  broker:9092 ----------------------------------------------- 03:10:12 -
                         entities   judged   warm / none   ticks   newest score   open incidents
                         5          3        0 / 1         0.4/s   2 s ago        1 failure 1 no data
                        -- fleet by what matters ---------------------------------------- shop v2 (3) --
                          entity      state       since score             fails because of
                         |shop/berlin FAILURE     1 min  1.40 ===#-- 55 % <5min queue depth 214 vs 12
                         |host/gone   NO DATA +   6 min     - ---+--          -
                          shop/cork   ok                 0.80 ==-+--          -
                          host/new    no model              - ---+--          -
                          shop/bern   ok                 0.10 ---+--  1 % <5min
                        """);
    }

    @Test
    void shouldShowWhatIsTypedAndThatNothingHoldsIt() {
        controls = controls.after(Key.of('/'), 5, 5).after(Key.of('x'), 5, 0);

        List<String> lines = live(80, 8);

        assertThat(lines.get(3)).startsWith("── fleet by what matters · \"x\" ──");
        assertThat(lines.get(5)).isEqualTo("  nothing holds \"x\"; Esc shows all");
        assertThat(lines.get(7)).isEqualTo(" /x▌  Enter keeps it, Esc shows all");
    }

    @Test
    void shouldSayWhereToLookWhenNothingWasEverJudged() {
        FleetState empty = new FleetState(Duration.ofSeconds(10));

        List<String> lines = screen().live(
                        empty.view(controls.query(5), NOW), true, controls, NOW, new TerminalSize(80, 8))
                .plain();

        assertThat(lines.get(2)).contains("none").contains("0 / 0");
        assertThat(lines.get(5)).isEqualTo("  nothing was ever judged; what is wrong: tocsin status");
    }

    @Test
    void shouldNotSayThatThereIsNothingBeforeItHasReadEverything() {
        FleetState empty = new FleetState(Duration.ofSeconds(10));

        List<String> lines = screen().live(
                        empty.view(controls.query(5), NOW), false, controls, NOW, new TerminalSize(80, 8))
                .plain();

        assertThat(lines.get(5)).isEqualTo("  reading what there is …");
    }

    @Test
    void shouldDrawWithoutColorsWhereThereAreNone() {
        List<String> styled = screen().live(
                        fleet.view(controls.query(5), NOW), true, controls, NOW, new TerminalSize(80, 10))
                .styled(ColorDepth.NONE);

        assertThat(styled).noneMatch(line -> line.contains("\u001b[38;") || line.contains("\u001b[48;"));
    }

    private List<String> live(int columns, int rows) {
        TerminalSize size = new TerminalSize(columns, rows);
        return screen().live(fleet.view(controls.query(TopScreen.page(size)), NOW), true, controls, NOW, size)
                .plain();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static TopScreen screen() {
        return new TopScreen(CharacterSet.UNICODE, ZoneOffset.UTC, "broker:9092");
    }
}
