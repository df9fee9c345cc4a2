package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.backtest.FigureRow;
import io.tocsin.example.SimulatedTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashSaleSuiteTest {
    private static final int TICKS = 1200;

    @TempDir
    private Path out;

    @Test
    void shouldJudgeAllDetectorsByBothProtocolsAtAllHorizons() throws IOException {
        List<String> progress = new ArrayList<>();

        FlashSaleReport report = FlashSaleSuite.run(simulated(42), out, List.of(1L), progress::add);

        assertThat(report.rows()).hasSize(2 * 3 * 6);
        assertThat(report.summary()).hasSameSizeAs(report.rows());
        assertThat(progress).hasSize(2 * 6);
        FigureRow first = report.rows().get(0);
        assertThat(first.series()).isEqualTo("six-blocks-h6");
        assertThat(first.figures().get("AUC-ROC")).isBetween(0.7, 1.0);
        assertThat(first.figures().get("Brier")).isBetween(0.0, 0.1);
        assertThat(Files.readAllLines(out.resolve("sixty-forty-h30/scores.csv")).get(0))
                .startsWith("id,label,strain (linear + recurrent),");
    }

    @Test
    void shouldGiveSameScoresForSameSeed() throws IOException {
        Path again = out.resolve("again");

        FlashSaleReport first = FlashSaleSuite.transfer(simulated(42), simulated(7), out, List.of(3L), line -> {});
        FlashSaleReport second = FlashSaleSuite.transfer(simulated(42), simulated(7), again, List.of(3L), line -> {});

        assertThat(first.rows()).hasSize(3 * 6);
        assertThat(first.summary()).isEqualTo(second.summary());
        assertThat(out.resolve("transfer-h18/scores.csv"))
                .hasSameTextualContentAs(again.resolve("transfer-h18/scores.csv"));
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> FlashSaleSuite.run(out.resolve("nowhere"), out, List.of(1L), line -> {}))
                .isInstanceOf(BackTestDataException.class)
                .hasMessageContaining("directory=" + out.resolve("nowhere"));
    }

    @Test
    void shouldRefuseShopWithoutItsMetrics() {
        Recording recording = simulated(42);

        assertThatThrownBy(() -> new Recording("shop", ShopColumns.recorded(), recording.runs(), recording.causes()))
                .hasMessageStartingWith("missing column: recording=shop column=req_item_ps columns=");
    }

    private static Recording simulated(long seed) {
        return Recording.simulated(SimulatedTrace.of(seed, 2, TICKS));
    }
}
