package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.backtest.FigureRow;
import io.tocsin.backtest.FigureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabBacktestTest {
    private static final int ROWS = 1000;

    @TempDir
    Path data;

    @TempDir
    Path out;

    /** A wave with a jump in the window's first row. */
    @BeforeEach
    void writeData() throws IOException {
        NabTestData.write(
                data, "real/one.csv", ROWS, row -> 10 + Math.sin(row / 9.0) + (row >= 700 && row < 720 ? 20 : 0));
        Files.writeString(
                data.resolve("windows.json"),
                "{\"real/one.csv\": [[\"" + NabTestData.timestamp(700) + "\", \"" + NabTestData.timestamp(750)
                        + "\"]]}");
    }

    private NabResult run(List<NabDetector> detectors, List<Long> seeds) {
        return new NabBacktest(detectors).run(data, out, seeds, line -> {});
    }

    private static double nab(NabResult result, String detector) {
        return result.rows().stream()
                .filter(row ->
                        row.series().equals(FigureTable.ALL) && row.detector().equals(detector))
                .map(FigureRow::figures)
                .mapToDouble(figures -> figures.getOrDefault("nab", Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void shouldGiveAHundredToADetectorThatKnowsAndZeroToOneThatSleeps() {
        NabDetector knowing = new NabDetector("knowing", false, start -> (timeMs, value) -> value > 20 ? 9 : 0);
        NabDetector sleeping = new NabDetector("sleeping", false, start -> (timeMs, value) -> 0);

        NabResult result = run(List.of(knowing, sleeping), List.of(1L));

        assertThat(nab(result, "knowing")).isEqualTo(100.0);
        assertThat(nab(result, "sleeping")).isEqualTo(0.0);
        assertThat(result.summary()).hasSize(2);
        assertThat(result.summary().get(0)).contains("knowing", "100.0", "1 of 1 windows, 0 false alarms");
    }

    @Test
    void shouldFindAJumpWithTheLstm() {
        assertThat(nab(run(List.of(NabDetectors.LSTM), List.of(1L)), "tocsin_lstm"))
                .isGreaterThan(85);
    }

    @Test
    void shouldLeaveScoresOfEachRow() throws IOException {
        run(List.of(NabDetectors.NAIVE, NabDetectors.MOVING_Z_SCORE), List.of(1L));

        List<String> lines = Files.readAllLines(out.resolve("real/one/scores.csv"));
        assertThat(lines).hasSize(ROWS + 1);
        assertThat(lines.get(0)).isEqualTo("timestamp,value,label,naive_same_scoring,moving_z288");
        assertThat(lines.get(1)).isEqualTo("2014-02-14 00:00:00,10.0,0,0.00000,0.00000");
        assertThat(lines.get(700)).contains(",0,");
        assertThat(lines.get(701)).startsWith(NabTestData.timestamp(700)).contains(",1,");
    }

    @Test
    void shouldRunOnceASeedWhatDrawsAtRandomAndTheRestOnce() {
        List<String> progress = new ArrayList<>();

        new NabBacktest(List.of(NabDetectors.LSTM, NabDetectors.NAIVE)).run(data, out, List.of(3L, 4L), progress::add);

        assertThat(progress)
                .containsExactly(
                        "judged: detector=tocsin_lstm_seed3 series=1",
                        "judged: detector=tocsin_lstm_seed4 series=1",
                        "judged: detector=naive_same_scoring series=1");
    }

    @Test
    void shouldGiveTheMeanOverTheSeeds() {
        // Finds the window with every second seed.
        NabDetector lucky =
                new NabDetector("lucky", true, start -> (timeMs, value) -> value > 20 && start.seed() % 2 == 0 ? 9 : 0);

        assertThat(nab(run(List.of(lucky), List.of(1L, 2L)), "lucky")).isEqualTo(50.0);
    }

    @Test
    void shouldRefuseToRunWithoutASeed() {
        assertThatThrownBy(() -> run(NabDetectors.all(), List.of())).hasMessage("at least one seed is needed: seeds=0");
    }
}
