package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabFilesTest {
    @TempDir
    Path data;

    @BeforeEach
    void writeData() throws IOException {
        NabTestData.write(data, "real/one.csv", 120, row -> row);
        windows("{\"real/one.csv\": [[\"2014-02-14 05:00:00.000000\", \"2014-02-14 05:20:00.000000\"]]}");
    }

    private void windows(String json) throws IOException {
        Files.writeString(data.resolve("windows.json"), json);
    }

    private void complains(String message) {
        assertThatThrownBy(() -> NabFiles.read(data))
                .isInstanceOf(NabDataException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadSeriesAndTheirWindows() {
        NabSeries series = NabFiles.read(data).get(0);

        assertThat(series.name()).isEqualTo("real/one.csv");
        assertThat(series.rows()).isEqualTo(120);
        assertThat(series.values()[119]).isEqualTo(119.0);
        assertThat(series.timestamps().get(1)).isEqualTo("2014-02-14 00:05:00");
        assertThat(series.timesMs()[1] - series.timesMs()[0]).isEqualTo(300_000);
        assertThat(series.windows()).containsExactly(new NabWindow(60, 64));
        assertThat(series.probationRows()).isEqualTo(18);
    }

    @Test
    void shouldLeaveFilesBesideTheFoldersAlone() throws IOException {
        Files.writeString(data.resolve("published.csv"), "detector,score\n");

        assertThat(NabFiles.read(data)).hasSize(1);
    }

    @Test
    void shouldTellWhenTheWindowsAreMissing() throws IOException {
        Files.delete(data.resolve("windows.json"));

        complains("put its combined windows there: file=" + data.resolve("windows.json"));
    }

    @Test
    void shouldTellWhenTheWindowsAreNoWindows() throws IOException {
        windows("[1, 2]");

        complains("windows must be lists of pairs of timestamps by series");
    }

    @Test
    void shouldTellWhenASeriesHasNoEntry() throws IOException {
        windows("{}");

        complains("series has no entry, add its windows or an empty list");
    }

    @Test
    void shouldTellWhenAWindowIsNotInTheSeries() throws IOException {
        windows("{\"real/one.csv\": [[\"2015-01-01 00:00:00\", \"2015-01-02 00:00:00\"]]}");

        complains("window begins or ends at no row of the series");
    }

    @Test
    void shouldTellRowAndColumnOfWhatIsNoNumber() throws IOException {
        Path file = data.resolve("real/one.csv");
        Files.writeString(file, Files.readString(file).replace(",77.0", ",much"));

        complains("must be a number: file=" + file + " row=78 column=value cell=much");
    }

    @Test
    void shouldTellRowAndColumnOfWhatIsNoTime() throws IOException {
        Path file = data.resolve("real/one.csv");
        Files.writeString(file, Files.readString(file).replace("2014-02-14 00:05:00", "yesterday"));

        complains("must be like 2014-02-14 14:30:00: file=" + file + " row=2 column=timestamp cell=yesterday");
    }

    @Test
    void shouldTellWhenASeriesIsTooShort() throws IOException {
        NabTestData.write(data, "real/one.csv", 99, row -> row);

        complains("too few rows to learn from");
    }

    @Test
    void shouldTellWhenThereIsNoSeries() throws IOException {
        Files.delete(data.resolve("real/one.csv"));

        complains("no series, put folders of CSV files there: directory=" + data);
    }
}
