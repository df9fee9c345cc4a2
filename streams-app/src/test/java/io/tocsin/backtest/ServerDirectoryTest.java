package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerDirectoryTest {
    @TempDir
    private Path data;

    private Path train;
    private Path test;
    private Path label;
    private Path interpretation;

    @BeforeEach
    void writeServer() throws IOException {
        Path server = data.resolve("web-1");
        train = ServerFiles.write(server.resolve("train.csv.gz"), "cpu,memory", "0.25,1", "0.5,2");
        test = ServerFiles.write(server.resolve("test.csv.gz"), "cpu,memory", "1.5,-3", "2e-1,", " 7 ,8");
        label = ServerFiles.write(server.resolve("label.csv"), "label", "0", "1", "0");
        interpretation = ServerFiles.write(server.resolve("interpretation.txt"), "1-1:2,1", "", "2-2: 1");
    }

    @Test
    void shouldReadGzippedRowsLabelsAndInterpretation() {
        ServerSeries server = read().get(0);

        assertThat(server.name()).isEqualTo("web-1");
        assertThat(server.tickDurationMs()).isEqualTo(60_000);
        assertThat(server.vusWindow()).isEqualTo(100);
        assertThat(server.training().metrics()).containsExactly("cpu", "memory");
        assertThat(server.training().ticks()).containsExactly(0, 1);
        assertThat(server.training().rows()).isDeepEqualTo(new float[][] {{0.25f, 1}, {0.5f, 2}});
        assertThat(server.test().entity()).isEqualTo("web-1");
        assertThat(Arrays.deepToString(server.test().rows())).isEqualTo("[[1.5, -3.0], [0.2, NaN], [7.0, 8.0]]");
        assertThat(server.labels()).containsExactly(false, true, false);
        assertThat(server.causes())
                .containsExactly(new ServerSeries.Cause(1, Set.of(0, 1)), new ServerSeries.Cause(2, Set.of(0)));
    }

    @Test
    void shouldReadPlainFilesAndPreferGzippedOnes() throws IOException {
        Path plain = data.resolve("web-0");
        ServerFiles.write(plain.resolve("train.csv"), "cpu", "1");
        ServerFiles.write(plain.resolve("test.csv"), "cpu", "2");
        ServerFiles.write(plain.resolve("label.csv"), "1");
        ServerFiles.write(data.resolve("web-1").resolve("train.csv"), "another", "1");

        List<ServerSeries> servers = read();

        assertThat(servers).extracting(ServerSeries::name).containsExactly("web-0", "web-1");
        assertThat(servers.get(0).test().rows()).isDeepEqualTo(new float[][] {{2}});
        assertThat(servers.get(0).labels()).containsExactly(true);
        assertThat(servers.get(0).causes()).isEmpty();
        assertThat(servers.get(1).training().metrics()).containsExactly("cpu", "memory");
    }

    @Test
    void shouldTakeTheLastColumnOfLabelsWithOrWithoutHeader() throws IOException {
        ServerFiles.write(label, "time,label", "10,1.0", "11,0.0", "12,1");
        assertThat(read().get(0).labels()).containsExactly(true, false, true);

        ServerFiles.write(label, "0", "0", "", "1");
        assertThat(read().get(0).labels()).containsExactly(false, false, true);
    }

    @Test
    void shouldTakeWhatIsNotFiniteAsMissing() throws IOException {
        ServerFiles.write(test, "cpu,memory", "NaN,Infinity", "-Infinity,1e300", "1,2");

        assertThat(Arrays.deepToString(read().get(0).test().rows())).isEqualTo("[[NaN, NaN], [NaN, NaN], [1.0, 2.0]]");
    }

    @Test
    void shouldLeaveOtherFilesAndFoldersAlone() throws IOException {
        ServerFiles.write(data.resolve("LICENSE"), "MIT");
        ServerFiles.write(data.resolve("notes").resolve("read.me"), "nothing");

        assertThat(read()).extracting(ServerSeries::name).containsExactly("web-1");
    }

    @Test
    void shouldSayThatDirectoryIsMissingOrHasNoServer() throws IOException {
        Path missing = data.resolve("missing");
        assertThatThrownBy(() -> new ServerDirectory(missing, 60_000).read())
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("not a directory: --data=" + missing);

        Path empty = Files.createDirectory(data.resolve("empty"));
        assertThatThrownBy(() -> new ServerDirectory(empty, 60_000).read())
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("no server in the directory: --data=" + empty
                        + "; wanted: folders with train.csv.gz, test.csv.gz, label.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.csv.gz", "test.csv.gz", "label.csv"})
    void shouldSayWhichFileOfAServerIsMissing(String name) throws IOException {
        Path file = data.resolve("web-1").resolve(name);
        Files.delete(file);

        assertRefused().hasMessage("missing: file=" + file + "; put it there");
    }

    @Test
    void shouldReadServerWithoutInterpretation() throws IOException {
        Files.delete(interpretation);

        assertThat(read().get(0).causes()).isEmpty();
    }

    @Test
    void shouldRefuseFileThatIsNotGzippedOrCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(test);
        Files.writeString(test, "cpu,memory\n1,2\n");
        assertRefused().hasMessage("cannot read: file=" + test + " reason=Not in GZIP format; get the file again");

        Files.write(test, Arrays.copyOf(whole, whole.length - 12));
        assertRefused()
                .hasMessage("cannot read: file=" + test
                        + " reason=Unexpected end of ZLIB input stream; get the file again");
    }

    @Test
    void shouldRefuseFileWithoutHeaderOrRows() throws IOException {
        String wanted = "; wanted: metric names, then a row of numbers a tick";
        ServerFiles.write(train, List.of());
        assertRefused().hasMessage("no header line: file=" + train + wanted);

        ServerFiles.write(train, "", "0.1,0.2", "0.3,0.4");
        assertRefused().hasMessage("no header line: file=" + train + " line=2 text=0.1,0.2" + wanted);

        ServerFiles.write(train, "cpu,memory", "");
        assertRefused().hasMessage("no rows below the header: file=" + train + wanted);
    }

    @Test
    void shouldRefuseColumnsWithoutNamesOfTheirOwn() throws IOException {
        ServerFiles.write(train, "cpu, cpu", "1,2");
        assertRefused()
                .hasMessage("columns need names of their own: file=" + train
                        + " line=1 column=cpu; rename it in the header");

        ServerFiles.write(train, "cpu,", "1,2");
        assertRefused()
                .hasMessage(
                        "columns need names of their own: file=" + train + " line=1 column=; rename it in the header");
    }

    @Test
    void shouldRefuseRowWithWrongNumberOfCells() throws IOException {
        ServerFiles.write(test, "cpu,memory", "1,2", "", "3", "4,5");

        assertRefused()
                .hasMessage("wrong number of cells: file=" + test
                        + " line=4 cells=1 columns=2; leave a cell empty where a value is missing");
    }

    @Test
    void shouldRefuseWhatIsNoNumber() throws IOException {
        ServerFiles.write(test, "cpu,memory", "1,2", "3,four", "5,6");

        assertRefused()
                .hasMessage("must be a number: file=" + test
                        + " line=3 value=four; leave the cell empty where a value is missing");
    }

    @Test
    void shouldRefuseTestPartWithOtherColumns() throws IOException {
        ServerFiles.write(test, "cpu,disk", "1,2", "3,4", "5,6");

        assertRefused()
                .hasMessage("headers differ: file=" + train + " file=" + test
                        + " line=1; wanted: the same columns in the same order");
    }

    @Test
    void shouldRefuseLabelsThatDoNotFitOrAreNone() throws IOException {
        ServerFiles.write(label, "label", "0", "1");
        assertRefused()
                .hasMessage("labels do not fit the test rows: file=" + label
                        + " labels=2 rows=3; wanted: a label a row of the test file");

        ServerFiles.write(label, List.of());
        assertRefused()
                .hasMessage("labels do not fit the test rows: file=" + label
                        + " labels=0 rows=3; wanted: a label a row of the test file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "0.7", "NaN", "yes", ""})
    void shouldRefuseLabelThatIsNeitherZeroNorOne(String wrong) throws IOException {
        ServerFiles.write(label, "time,label", "1,0", "2," + wrong, "3,1");

        assertRefused()
                .hasMessage("label must be 0 or 1: file=" + label + " line=3 value=" + wrong
                        + "; 1 while something was wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu was high", "1-2", "1-2:", "1-2:1,,2", "1-2:1,x", "1-99999999999:1"})
    void shouldRefuseWhatIsNoInterpretation(String wrong) throws IOException {
        ServerFiles.write(interpretation, "1-1:2", wrong);

        assertRefused()
                .hasMessage("not an interpretation: file=" + interpretation + " line=2 text=" + wrong
                        + "; wanted: first-last:metric,metric");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void shouldRefuseInterpretationWithMetricThatIsNotThere(int metric) throws IOException {
        ServerFiles.write(interpretation, "1-1:2," + metric);

        assertRefused()
                .hasMessage("no such metric: file=" + interpretation + " line=1 metric=" + metric
                        + "; wanted: columns counted 1 to 2");
    }

    private List<ServerSeries> read() {
        return new ServerDirectory(data, 60_000).read();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(this::read).isInstanceOf(BacktestDataException.class);
    }
}
