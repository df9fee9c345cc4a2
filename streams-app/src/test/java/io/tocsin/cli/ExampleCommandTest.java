package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleCommandTest {
    @TempDir
    private Path directory;

    @Test
    void shouldCompareForecastsOfSimulatedPricesWithTheNaiveOne() {
        CliRun run = CliRun.of("example", "stock", "--epochs", "1", "--out", directory.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("simulated data "))
                .anyMatch(line -> line.startsWith("naive: yesterday's value "))
                .anyMatch(line -> line.startsWith("GRU ") && line.contains(" the naive forecast"))
                .anyMatch(line -> line.startsWith("The naive forecast is not beaten: "))
                .endsWith("picture: " + directory.resolve("stock-simulated.svg"));
        assertThat(directory.resolve("stock-simulated.svg"))
                .content()
                .startsWith("<svg ")
                .contains("simulated data");
    }

    @Test
    void shouldReadPricesFromFile() throws IOException {
        StringBuilder csv = new StringBuilder("Date,Close\n");
        for (int i = 0; i < 260; i++) {
            csv.append(LocalDate.of(2025, 1, 1).plusDays(i))
                    .append(',')
                    .append(20 + i % 7)
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("mine.csv"), csv);

        CliRun run = CliRun.of(
                "example", "stock", "--data", file.toString(), "--epochs", "1", "--out", directory.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0)).isEqualTo("mine.csv: 260 days, 2025-01-01 to 2025-09-17");
        assertThat(directory.resolve("stock.svg"))
                .content()
                .contains("mine.csv")
                .doesNotContain("simulated");
    }

    @Test
    void shouldJudgeSimulatedSalesAgainstLogisticRegression() {
        CliRun run =
                CliRun.of("example", "flash-sale", "--epochs", "1", "--ticks", "700", "--out", directory.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("simulated data "))
                .anyMatch(line -> line.startsWith("LSTM, 2 layers "))
                .anyMatch(line -> line.startsWith("logistic regression "))
                .anyMatch(line -> line.startsWith("The network is "))
                .endsWith("picture: " + directory.resolve("flash-sale-simulated.svg"));
        assertThat(directory.resolve("flash-sale-simulated.svg"))
                .content()
                .contains("simulated data", "announced sale");
    }

    @Test
    void shouldShowThatPlainNetworksForgetFirst() {
        CliRun run = CliRun.of("example", "gradients", "--networks", "3", "--out", directory.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("plain RNN (tanh) "))
                .anyMatch(line -> line.startsWith("4 of 5 kinds have lost the gradient"))
                .endsWith("picture: " + directory.resolve("gradients.svg"));
        assertThat(directory.resolve("gradients.svg")).content().contains("LSTM, forget bias 1");
    }

    @Test
    void shouldAskForAnExample() {
        CliRun run = CliRun.of("example");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tocsin: example needs one of: stock, flash-sale, gradients");
    }

    @Test
    void shouldRefuseNumbersThatMakeNoSense() {
        CliRun run = CliRun.of("example", "stock", "--epochs", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).contains("tocsin: --epochs must be at least 1: value=0");
        assertThat(CliRun.of("example", "flash-sale", "--ticks", "10").exitCode())
                .isEqualTo(2);
        assertThat(CliRun.of("example", "gradients", "--networks", "0").exitCode())
                .isEqualTo(2);
    }

    @Test
    void shouldFailWithOneLineWhenDataCannotBeRead() {
        Path missing = directory.resolve("missing");

        CliRun stock = CliRun.of("example", "stock", "--data", missing.toString());
        CliRun sale = CliRun.of("example", "flash-sale", "--data", missing.toString());

        assertThat(stock.exitCode()).isEqualTo(1);
        assertThat(stock.errLines()).containsExactly("tocsin: cannot read data: file=" + missing);
        assertThat(sale.exitCode()).isEqualTo(1);
        assertThat(sale.errLines())
                .containsExactly(
                        "tocsin: not a directory with metrics.csv.gz, labels.csv, schedule.csv: directory=" + missing);
    }

    @Test
    void shouldFailWithOneLineWhenPictureCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        CliRun run = CliRun.of("example", "gradients", "--networks", "1", "--out", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("tocsin: cannot write the picture: directory=" + file));
    }
}
