package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.backtest.FigureRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmapssBacktestTest {
    private static final LifeNetworkSettings SMALL = new LifeNetworkSettings(8, 12, 1);

    @TempDir
    Path data;

    @TempDir
    Path out;

    @Test
    void shouldTellEnginesNearTheirEndFromOthers() {
        GeneratedEngines.write(data, "A1", 20, 16, 1);

        CmapssReport report = run(List.of(1L, 2L));

        assertThat(report.rows())
                .extracting(FigureRow::detector)
                .containsExactly(
                        "lstm",
                        "lstm seed 1",
                        "lstm seed 2",
                        "logistic (last cycle)",
                        "logistic (mean of 10 cycles)",
                        "logistic (mean of 10 cycles + change + age)",
                        "cycle number");
        assertThat(report.rows().get(0).figures().keySet())
                .containsExactly(
                        "f1",
                        "f1_low",
                        "f1_high",
                        "precision",
                        "recall",
                        "auc_roc",
                        "auc_roc_all_cycles",
                        "brier",
                        "threshold",
                        "f1_cross_validated");
        assertThat(report.rows().get(0).figures().get("f1")).isGreaterThanOrEqualTo(0.9);
        assertThat(report.rows().get(0).figures().get("auc_roc_all_cycles")).isGreaterThan(0.95);
        assertThat(report.summary()).hasSize(1).first().asString().startsWith("A1: 16 test engines judged, 8 of them");
    }

    @Test
    void shouldGiveTheSameFiguresForTheSameSeeds() {
        GeneratedEngines.write(data, "A1", 10, 6, 2);

        assertThat(run(List.of(3L))).isEqualTo(run(List.of(3L)));
    }

    @Test
    void shouldJudgeEverySetAndLeaveItsScores() throws IOException {
        GeneratedEngines.write(data, "A2", 6, 4, 3);
        GeneratedEngines.write(data, "A1", 6, 4, 4);
        List<String> progress = new ArrayList<>();

        CmapssReport report =
                new CmapssBacktest(new LifeNetworkSettings(4, 1, 1)).run(data, out, List.of(1L), progress::add);

        assertThat(report.rows()).extracting(FigureRow::series).startsWith("A1").endsWith("A2");
        assertThat(progress).first().isEqualTo("A1 seed 1 lstm: model 1 of 5");
        List<String> scores = Files.readAllLines(out.resolve("A2").resolve("scores.csv"));
        assertThat(scores).hasSize(5);
        assertThat(scores.get(0))
                .isEqualTo("id,label,lstm seed 1,logistic (last cycle),logistic (mean of 10 cycles),"
                        + "logistic (mean of 10 cycles + change + age),cycle number");
        assertThat(scores.get(1)).startsWith("1,0,0.");
        assertThat(scores.get(2)).startsWith("2,1,0.");
        assertThat(Files.readAllLines(out.resolve("A2").resolve("cycles.csv")).get(1))
                .startsWith("1,50,");
    }

    @Test
    void shouldNotJudgeEnginesThatAreTooShort() {
        GeneratedEngines.write(data, "A1", 6, 4, 5);
        List<String> lines = new ArrayList<>(List.of(GeneratedEngines.HEADER));
        for (int engine = 1; engine <= 2; engine++) {
            for (int cycle = 1; cycle <= 48 + engine; cycle++) {
                lines.add(engine + "," + cycle + ",0.1,0.2,518.67,640.1,1400.2");
            }
        }
        GeneratedEngines.gzip(data.resolve("test_A1.csv.gz"), lines);
        GeneratedEngines.plain(data.resolve("RUL_A1.csv"), List.of("rul", "10", "90"));

        CmapssReport report =
                new CmapssBacktest(new LifeNetworkSettings(4, 1, 1)).run(data, out, List.of(1L), line -> {});

        assertThat(report.summary()).first().asString().startsWith("A1: 1 test engines judged, 0 of them");
        assertThat(report.rows().get(0).figures().get("auc_roc")).isNaN();
    }

    @Test
    void shouldRefuseToRunWithoutSeeds() {
        assertThatThrownBy(() -> run(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("needs at least one seed: seeds=0");
    }

    private CmapssReport run(List<Long> seeds) {
        return new CmapssBacktest(SMALL).run(data, out, seeds, line -> {});
    }
}
