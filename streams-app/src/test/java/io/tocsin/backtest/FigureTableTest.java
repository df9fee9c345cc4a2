package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTableTest {
    @TempDir
    private Path directory;

    @Test
    void shouldTakeMeansOverTheSeriesThatHaveTheFigure() {
        FigureTable table = new FigureTable(List.of(
                row("web-1", "lstm", "f1", 0.5, "delay", Double.NaN),
                row("web-1", "naive", "f1", 0.25),
                row("web-2", "lstm", "f1", 1.0, "delay", 4.0),
                row("web-2", "naive", "f1", 0.0)));

        assertThat(table.columns()).containsExactly("f1", "delay");
        assertThat(table.detectors()).containsExactly("lstm", "naive");
        assertThat(table.series()).containsExactly("web-1", "web-2");
        assertThat(table.figures("lstm", "delay")).containsExactly(Double.NaN, 4.0);
        assertThat(table.means())
                .containsExactly(
                        row("MEAN", "lstm", "f1", 0.75, "delay", 4.0),
                        row("MEAN", "naive", "f1", 0.125, "delay", Double.NaN));
    }

    @Test
    void shouldLetTheRowOfAllSeriesStandForTheMean() {
        FigureTable table = new FigureTable(List.of(
                row("taxi", "lstm", "nab", 10.0, "found", 1.0),
                row("disk", "lstm", "nab", 20.0, "found", 3.0),
                row("all", "lstm", "nab", 64.5)));

        assertThat(table.means()).containsExactly(row("MEAN", "lstm", "nab", 64.5, "found", 2.0));
    }

    @Test
    void shouldKnowNoFigureOfWhatIsNotThere() {
        FigureTable table = new FigureTable(List.of(row("web-1", "lstm", "f1", 0.5)));

        assertThat(table.figure("web-1", "lstm", "f1")).isEqualTo(0.5);
        assertThat(table.figure("web-2", "lstm", "f1")).isNaN();
        assertThat(table.figure("web-1", "naive", "f1")).isNaN();
        assertThat(table.figure("web-1", "lstm", "delay")).isNaN();
    }

    @Test
    void shouldWriteSeriesThenMeansWithEmptyCellsWhereNothingIsKnown() throws IOException {
        Path file = directory.resolve("new").resolve("table.csv");

        new FigureTable(List.of(
                        row("web-1", "lstm", "f1", 0.5, "delay", Double.NaN),
                        row("web-2", "lstm", "f1", 2.0 / 3, "delay", -4.0),
                        row("web-2", "naive", "delay", 1e-9)))
                .write(file);

        assertThat(Files.readString(file)).isEqualTo("""
                        series,detector,f1,delay
                        web-1,lstm,0.500000,
                        web-2,lstm,0.666667,-4.000000
                        web-2,naive,,0.000000
                        MEAN,lstm,0.583333,-4.000000
                        MEAN,naive,,0.000000
                        """);
    }

    @Test
    void shouldWriteNoMeanOfOneSeries() throws IOException {
        Path file = directory.resolve("table.csv");

        new FigureTable(List.of(row("web-1", "lstm", "f1", 1.0))).write(file);

        assertThat(Files.readString(file)).isEqualTo("series,detector,f1\nweb-1,lstm,1.000000\n");
    }

    @Test
    void shouldSayWhichFileCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "in the way");
        Path file = inTheWay.resolve("table.csv");

        assertThatThrownBy(() -> new FigureTable(List.of()).write(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write: file=" + file);
    }

    @Test
    void shouldRefuseNamesThatWouldBreakTheColumns() {
        assertThatThrownBy(() -> row("web,1", "lstm", "f1", 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names stand unquoted in CSV, no comma: series=web,1 detector=lstm");
    }

    @Test
    void shouldTakeTheMeanOfSeveralRuns() {
        FigureRow mean = FigureRow.mean(
                "lstm mean",
                List.of(
                        row("web-1", "seed 1", "f1", 0.25, "delay", 2.0),
                        row("web-1", "seed 2", "f1", 0.75, "delay", Double.NaN)));

        assertThat(mean).isEqualTo(row("web-1", "lstm mean", "f1", 0.5, "delay", Double.NaN));
    }

    private static FigureRow row(String series, String detector, String column, double figure) {
        return new FigureRow(series, detector, Map.of(column, figure));
    }

    private static FigureRow row(
            String series, String detector, String column, double figure, String second, double secondFigure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(column, figure);
        figures.put(second, secondFigure);
        return new FigureRow(series, detector, figures);
    }
}
