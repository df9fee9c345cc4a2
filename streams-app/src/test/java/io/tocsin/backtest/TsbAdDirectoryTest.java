package io.tocsin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsbAdDirectoryTest {
    private static final String HEADER = "machine,tsbad_file,drop_first_test_rows,train_rows,vus_window,PCA";

    @TempDir
    private Path data;

    private Path table;

    @BeforeEach
    void writeMachine() throws IOException {
        Path machine = data.resolve("machine-1");
        ServerFiles.write(machine.resolve("test.csv.gz"), "cpu", "10", "11", "12", "13", "14", "15");
        ServerFiles.write(machine.resolve("label.csv"), "label", "1", "0", "0", "0", "1", "0");
        table = data.resolve("tsbad_published_vus_pr.csv");
        writeTable("machine-1,a.csv,1,2,30,0.25", "MEAN,,,,,0.25");
    }

    @Test
    void shouldTakeTheRowsThatTheTableNames() {
        List<ServerSeries> machines = read();

        assertThat(machines).hasSize(1);
        ServerSeries machine = machines.get(0);
        assertThat(machine.name()).isEqualTo("machine-1");
        assertThat(machine.tickDurationMs()).isEqualTo(60_000);
        assertThat(machine.vusWindow()).isEqualTo(30);
        assertThat(machine.training().rows()).isDeepEqualTo(new float[][] {{11}, {12}});
        assertThat(machine.test().rows()).isDeepEqualTo(new float[][] {{11}, {12}, {13}, {14}, {15}});
        assertThat(machine.test().ticks()).containsExactly(1, 2, 3, 4, 5);
        assertThat(machine.labels()).containsExactly(false, false, false, true, false);
        assertThat(machine.causes()).isEmpty();
    }

    @Test
    void shouldNotCareForTheOrderOfTheColumns() throws IOException {
        ServerFiles.write(table, "vus_window,train_rows,machine,drop_first_test_rows", "7,3,machine-1,0");

        ServerSeries machine = read().get(0);

        assertThat(machine.vusWindow()).isEqualTo(7);
        assertThat(machine.training().size()).isEqualTo(3);
        assertThat(machine.test().size()).isEqualTo(6);
    }

    @Test
    void shouldSayThatDirectoryOrTableIsMissing() throws IOException {
        Path missing = data.resolve("missing");
        assertThatThrownBy(() -> new TsbAdDirectory(missing).read())
                .isInstanceOf(BacktestDataException.class)
                .hasMessage("not a directory: --data=" + missing);

        Files.delete(table);
        assertRefused().hasMessage("missing: file=" + table + "; put it there");
    }

    @Test
    void shouldRefuseTableOfAnotherKind() throws IOException {
        String wanted = "; wanted: machine,drop_first_test_rows,train_rows,vus_window";
        ServerFiles.write(table, "machine,drop_first_test_rows,vus_window", "machine-1,0,30");
        assertRefused()
                .hasMessage(
                        "not the table of the protocol: file=" + table + " line=1 missing column=train_rows" + wanted);

        ServerFiles.write(table, List.of());
        assertRefused()
                .hasMessage("not the table of the protocol: file=" + table + " line=1 missing column=machine" + wanted);
    }

    @Test
    void shouldRefuseTableWithoutMachines() throws IOException {
        writeTable("MEAN,,,,,0.25");

        assertRefused().hasMessage("no machine below the header: file=" + table + "; wanted: a line for each");
    }

    @Test
    void shouldRefuseLineWithWrongNumberOfCells() throws IOException {
        writeTable("machine-1,a.csv,1");

        assertRefused()
                .hasMessage("wrong number of cells: file=" + table
                        + " line=2 cells=3 columns=6; wanted: as many as in the header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "many", "99999999999"})
    void shouldRefuseWhatIsNoWholeNumber(String wrong) throws IOException {
        writeTable("", "machine-1,a.csv,1," + wrong + ",30,0.25");

        assertRefused()
                .hasMessage("must be a whole number: file=" + table + " line=3 column=train_rows value=" + wrong
                        + "; wanted: 0 or more");
    }

    @Test
    void shouldRefuseMachineWithoutFolder() throws IOException {
        writeTable("machine-1,a.csv,1,2,30,0.25", "machine-2,b.csv,1,2,30,0.25");

        assertRefused()
                .hasMessage("no folder of this name: file=" + table
                        + " line=3 machine=machine-2; wanted: one beside the table");
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "7, 0", "0, 7"})
    void shouldRefuseMoreRowsThanTheMachineHas(int dropped, int trained) throws IOException {
        writeTable("machine-1,a.csv," + dropped + "," + trained + ",30,0.25");

        assertRefused()
                .hasMessage("the machine has fewer rows: file=" + table
                        + " line=2 machine=machine-1 rows=6 drop_first_test_rows=" + dropped + " train_rows="
                        + trained + "; wanted: the machine's whole test file");
    }

    @Test
    void shouldRefuseLabelsOfOtherLength() throws IOException {
        Path label = ServerFiles.write(data.resolve("machine-1").resolve("label.csv"), "1", "0");

        assertRefused()
                .hasMessage("labels do not fit the test rows: file=" + label
                        + " labels=2 rows=6; wanted: a label a row of the test file");
    }

    private void writeTable(String... lines) throws IOException {
        Files.writeString(table, HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    private List<ServerSeries> read() {
        return new TsbAdDirectory(data).read();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(this::read).isInstanceOf(BacktestDataException.class);
    }
}
