package io.tocsin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadDateAndCloseInAnyCaseAndSkipDaysWithoutPrice() throws IOException {
        PriceSeries series =
                PriceFile.read(file("DATE,OPEN,Close\n2026-01-02,1,10.5\n2026-01-05,1,\n2026-01-06,1,11\n"));

        assertThat(series.simulated()).isFalse();
        assertThat(series.days()).containsExactly(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 6));
        assertThat(series.closes()).containsExactly(10.5, 11);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    date,open\\n2026-01-02,1\\n              | missing column: file=prices.csv column=close columns=date,open
                    day,close\\n2026-01-02,1\\n              | missing column: file=prices.csv column=date columns=day,close
                    date,close\\n                            | no rows below the header: file=prices.csv
                    date,close\\n2026-01-02,ten\\n           | must be a number: file=prices.csv row=1 column=close value=ten
                    date,close\\n2026-01-02,-1\\n            | must be above 0: file=prices.csv row=1 close=-1.0
                    date,close\\n02.01.2026,1\\n             | must be a date such as 2026-03-01: file=prices.csv row=1 value=02.01.2026
                    date,close\\n2026-01-02,1\\n2026-01-02,1 | days must increase: file=prices.csv row=2 date=2026-01-02 after 2026-01-02
                    """)
    void shouldSayWhatIsWrongInOneLine(String content, String message) throws IOException {
        Path file = file(content.replace("\\n", "\n"));

        assertThatThrownBy(() -> PriceFile.read(file))
                .isInstanceOf(ExampleDataException.class)
                .hasMessage(message.replace("prices.csv", file.toString()));
    }

    @Test
    void shouldSayWhichFileCannotBeRead() {
        Path missing = directory.resolve("missing.csv");

        assertThatThrownBy(() -> PriceFile.read(missing))
                .isInstanceOf(ExampleDataException.class)
                .hasMessage("cannot read data: file=" + missing);
    }

    @Test
    void shouldRefuseSeriesThatIsTooShort() {
        assertThatThrownBy(
                        () -> new StockExample(SimulatedPrices.of(1, 199), StockSettings.defaults(), Trainings.SILENT))
                .hasMessage("too few days: source=simulated price days=199 needs=200");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("prices.csv"), content);
    }
}
