package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetDirectoryTest {
    private static final String ROW = ",0,0,518.67,640,1400";

    @TempDir
    Path data;

    @Test
    void shouldReadEnginesWithTheirRemainingLife() {
        GeneratedEngines.write(data, "A1", 6, 3, 1);
        GeneratedEngines.plain(data.resolve("RUL_A1.csv"), List.of("rul", "45", "7", "0", ""));

        EngineSet set = new SetDirectory(data).read("A1");

        assertThat(set.training()).extracting(EngineRun::id).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(set.training()).extracting(EngineRun::remainingAtEnd).containsOnly(0);
        assertThat(set.test()).extracting(EngineRun::remainingAtEnd).containsExactly(45, 7, 0);
        EngineRun first = set.test().get(0);
        assertThat(first.remaining(first.size() - 1)).isEqualTo(45);
        assertThat(first.remaining(first.size() - 11)).isEqualTo(55);
        assertThat(first.settings()[0]).hasSize(2);
        assertThat(first.sensors()[0]).hasSize(3).startsWith(518.67);
    }

    @Test
    void shouldTellWhichFileIsMissing() throws IOException {
        GeneratedEngines.write(data, "A1", 6, 3, 1);
        Files.delete(data.resolve("RUL_A1.csv"));

        assertThatThrownBy(() -> new SetDirectory(data).names())
                .isInstanceOf(CmapssDataException.class)
                .hasMessage("file of a data set is missing: set=A1 file=" + data.resolve("RUL_A1.csv"));
    }

    @Test
    void shouldTellWhatAnEmptyDirectoryNeeds() {
        assertThatThrownBy(() -> new SetDirectory(data).names())
                .isInstanceOf(CmapssDataException.class)
                .hasMessage("no data set, needs train_<SET>.csv.gz, test_<SET>.csv.gz and RUL_<SET>.csv: directory="
                        + data);
    }

    @Test
    void shouldTellThatADirectoryIsNotThere() {
        assertThatThrownBy(() -> new SetDirectory(data.resolve("none")).names())
                .isInstanceOf(CmapssDataException.class)
                .hasMessageStartingWith("cannot list data: directory=" + data.resolve("none"));
    }

    @Test
    void shouldRefuseLivesThatAreNotAsManyAsEngines() {
        GeneratedEngines.write(data, "A1", 6, 3, 1);
        GeneratedEngines.plain(data.resolve("RUL_A1.csv"), List.of("rul", "45", "7"));

        assertRefused()
                .hasMessage(
                        "needs a line for each test engine: file=" + data.resolve("RUL_A1.csv") + " lines=2 engines=3");
    }

    @Test
    void shouldRefuseLifeThatIsNoNumber() {
        GeneratedEngines.write(data, "A1", 6, 3, 1);
        GeneratedEngines.plain(data.resolve("RUL_A1.csv"), List.of("rul", "45", "-7", "1"));

        assertRefused()
                .hasMessage(
                        "must be a whole number from 0 on: file=" + data.resolve("RUL_A1.csv") + " line=3 value=-7");
    }

    @Test
    void shouldRefuseLivesWithoutHeader() {
        GeneratedEngines.write(data, "A1", 6, 3, 1);
        GeneratedEngines.plain(data.resolve("RUL_A1.csv"), List.of("45", "7", "1"));

        assertRefused().hasMessage("first line must be rul: file=" + data.resolve("RUL_A1.csv"));
    }

    @Test
    void shouldRefuseTooFewEnginesToLearnFrom() {
        GeneratedEngines.write(data, "A1", 4, 3, 1);

        assertRefused().hasMessageEndingWith("engines=4 needs=5").hasMessageStartingWith("too few engines");
    }

    @Test
    void shouldRefuseTestWithoutLongEngine() {
        GeneratedEngines.write(data, "A1", 6, 1, 1);
        test(GeneratedEngines.HEADER, "1,1" + ROW);

        assertRefused().hasMessageStartingWith("no engine to judge, needs one with 50 cycles: file=");
    }

    @Test
    void shouldRefuseOtherColumnsInTest() {
        GeneratedEngines.write(data, "A1", 6, 1, 1);
        test("engine,cycle,set1,s01,s02,s03", "1,1,0,1,2,3");

        assertRefused().hasMessageStartingWith("training and test must have the same columns: set=A1");
    }

    @Test
    void shouldRefuseMalformedEngineFiles() {
        GeneratedEngines.write(data, "A1", 6, 1, 1);
        String place = ": file=" + data.resolve("test_A1.csv.gz");

        test("id,cycle,s01");
        assertRefused()
                .hasMessage("header must be engine,cycle,set1,...,s01,s02,..." + place + " columns=id,cycle,s01");
        test("engine,cycle,s01,s01");
        assertRefused().hasMessage("a column is there twice" + place + " columns=engine,cycle,s01,s01");
        test(GeneratedEngines.HEADER, "1,1" + ROW, "1,2,0");
        assertRefused().hasMessage("wrong number of values" + place + " line=3 values=3 needs=7");
        test(GeneratedEngines.HEADER, "1,1,0,0,x,2,3");
        assertRefused().hasMessage("must be a number" + place + " line=2 column=s01 value=x");
        test(GeneratedEngines.HEADER, "1,1,0,0,NaN,2,3");
        assertRefused().hasMessage("must be a number" + place + " line=2 column=s01 value=NaN");
        test(GeneratedEngines.HEADER, "1.5,1" + ROW);
        assertRefused().hasMessage("must be a whole number" + place + " line=2 column=engine value=1.5");
        test(GeneratedEngines.HEADER, "1,1" + ROW, "1,3" + ROW);
        assertRefused()
                .hasMessage("cycles of an engine must count up from 1" + place + " line=3 engine=1 cycle=3 expected=2");
        test(GeneratedEngines.HEADER, "1,1" + ROW, "2,1" + ROW, "1,1" + ROW);
        assertRefused().hasMessage("lines of an engine must stand together" + place + " line=4 engine=1");
    }

    @Test
    void shouldRefuseFileThatIsNotGzippedOrCut() throws IOException {
        GeneratedEngines.write(data, "A1", 6, 1, 1);
        Path file = data.resolve("train_A1.csv.gz");
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused().hasMessageStartingWith("not a readable gzip file: file=" + file + " reason=");
        GeneratedEngines.plain(file, List.of(GeneratedEngines.HEADER, "1,1" + ROW));
        assertRefused().hasMessageStartingWith("not a readable gzip file: file=" + file + " reason=");
        Files.write(file, new byte[0]);
        assertRefused().hasMessageStartingWith("not a readable gzip file: file=" + file + " reason=");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
        return assertThatThrownBy(() -> new SetDirectory(data).read("A1")).isInstanceOf(CmapssDataException.class);
    }

    private void test(String... lines) {
        GeneratedEngines.gzip(data.resolve("test_A1.csv.gz"), new ArrayList<>(List.of(lines)));
    }
}
