package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.trainer.CsvTrainingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingBacktestTest {
    private static final long TICK_MS = 10_000;

    @TempDir
    private Path directory;

    private final List<String> judged = new ArrayList<>();
    private final RecordingBacktest backtest = new RecordingBacktest(
            new BacktestSettings(
                    TocsinConfig.defaults(),
                    TrainingSettings.defaults().withNetwork(1, 6).withEpochs(4),
                    List.of(5L, 6L),
                    1,
                    true),
            (what, done, total) -> judged.add(what + " " + done + "/" + total));

    private Model model;
    private Path out;

    @BeforeEach
    void train() throws IOException {
        out = directory.resolve("out");
        model = backtest.train(
                read("january.csv.gz", labelled(ServerFiles.recording(1, false))), TrainingListener.SILENT);
    }

    @Test
    void shouldTrainWithTheFirstSeedAndWithoutTheLabels() {
        assertThat(model.provenance().seed()).isEqualTo(5);
        assertThat(model.tickDurationMs()).isEqualTo(TICK_MS);
        assertThat(model.features().metrics()).containsExactlyInAnyOrder("cpu", "memory", "disk");
    }

    @Test
    void shouldMeasureALabelledRecording() throws IOException {
        SuiteResult result = judge(read("web-1.csv", labelled(ServerFiles.recording(2, true))));

        FigureTable table = result.table();
        assertThat(table.rows()).hasSize(1);
        assertThat(table.figure("web-1", "tocsin", "vus_pr")).isGreaterThan(0.5);
        assertThat(table.figure("web-1", "tocsin", "event_recall")).isEqualTo(1);
        assertThat(table.figure("web-1", "tocsin", "incidents")).isGreaterThanOrEqualTo(1);
        List<String> scores = Files.readAllLines(out.resolve("web-1").resolve("scores.csv"));
        assertThat(scores).hasSize(1 + ServerFiles.TICKS).startsWith("tick,label,tocsin");
        assertThat(scores.get(1 + ServerFiles.FAULT - 1)).startsWith("299,0,");
        assertThat(scores.get(1 + ServerFiles.FAULT)).startsWith("300,1,");
        assertThat(result.files()).containsExactly(out.resolve("report.html"), out.resolve("table.csv"));
        assertThat(result.files()).allMatch(Files::isRegularFile);
        assertThat(judged).containsExactly("web-1 1/1");
    }

    @Test
    void shouldNotShowTheLabelsToTheDetector() throws IOException {
        List<String> rows = ServerFiles.recording(2, true);
        judge(read("web-1.csv", labelled(rows)));
        List<String> withLabels = scores();

        SuiteResult result = judge(read("web-1.csv", rows));

        assertThat(scores()).isEqualTo(withLabels);
        assertThat(result.table().columns()).containsExactly("incidents");
        assertThat(Files.readAllLines(out.resolve("table.csv"))).first().isEqualTo("series,detector,incidents");
    }

    @Test
    void shouldJudgeAlikeWithTheModelFromItsFile() throws IOException {
        TrainingData recording = read("web-1.csv", ServerFiles.recording(2, true));
        judge(recording);
        List<String> scores = scores();

        model = ModelReader.read(ModelWriter.write(model));
        SuiteResult result = judge(recording);

        assertThat(scores()).isEqualTo(scores);
        assertThat(result.remarks()).containsExactly("model backtest/seed-5; score 1.0 is its alert boundary");
    }

    @Test
    void shouldGiveEveryEntityAFolderAndARow() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String entity : List.of("shop/web", "shop_web", "\"rack 1, web\"")) {
            ServerFiles.recording(2, true).stream()
                    .skip(1)
                    .map(row -> entity + "," + row)
                    .forEach(rows::add);
        }
        rows.add(0, "entity,cpu,memory,disk");

        SuiteResult result = judge(read("shops.csv", rows));

        assertThat(result.table().series()).containsExactly("rack 1_ web", "shop/web", "shop_web");
        assertThat(List.of("rack_1__web", "shop_web", "shop_web-2"))
                .allSatisfy(folder -> assertThat(
                                Files.readAllLines(out.resolve(folder).resolve("scores.csv")))
                        .hasSizeGreaterThan(ServerFiles.TICKS));
    }

    @Test
    void shouldJudgeARecordingWithGapsAndEmptyRows() throws IOException {
        List<String> rows = new ArrayList<>(List.of("time,cpu,memory,disk,label"));
        List<String> ticks = ServerFiles.recording(2, true);
        for (int tick = 0; tick < ServerFiles.TICKS; tick++) {
            boolean isEmpty = tick % 50 == 7;
            boolean isGap = tick >= 100 && tick < 130;
            if (!isGap) {
                rows.add(tick * TICK_MS + "," + (isEmpty ? ",," : ticks.get(tick + 1)) + ","
                        + (ServerFiles.isFault(tick) ? 1 : 0));
            }
        }

        SuiteResult result = judge(read("web-1.csv", rows));

        List<String> scores = Files.readAllLines(out.resolve("web-1").resolve("scores.csv"));
        assertThat(scores).hasSize(1 + ServerFiles.TICKS - 30);
        assertThat(scores.get(1 + 99)).startsWith("99,0,");
        assertThat(scores.get(1 + 100)).startsWith("130,0,");
        assertThat(result.table().figure("web-1", "tocsin", "vus_pr")).isGreaterThan(0.5);
    }

    @Test
    void shouldRefuseARecordingOfOtherMetrics() throws IOException {
        TrainingData other = read("web-1.csv", List.of("queue,label", "1,0", "2,1"));

        assertThatThrownBy(() -> judge(other))
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("the recording has none of the model's metrics: model=backtest/seed-5 wanted="
                        + model.features().metrics()
                        + " columns=[label, queue]; judge with a model of such recordings");
        assertThat(out).doesNotExist();
    }

    private SuiteResult judge(TrainingData recording) {
        return backtest.judge(model, recording, "A recording", out);
    }

    private TrainingData read(String name, List<String> lines) throws IOException {
        return new CsvTrainingSource(TICK_MS).load(List.of(ServerFiles.write(directory.resolve(name), lines)));
    }

    private static List<String> labelled(List<String> rows) {
        List<String> labelled = new ArrayList<>(List.of(rows.get(0) + ",label"));
        for (int tick = 0; tick < rows.size() - 1; tick++) {
            labelled.add(rows.get(tick + 1) + (ServerFiles.isFault(tick) ? ",1" : ",0"));
        }
        return labelled;
    }

    private List<String> scores() throws IOException {
        return Files.readAllLines(out.resolve("web-1").resolve("scores.csv")).stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }
}
