package io.tocsin.cli;

import io.tocsin.example.NextValueForecast;
import io.tocsin.example.PriceFile;
import io.tocsin.example.PriceSeries;
import io.tocsin.example.SimulatedPrices;
import io.tocsin.example.StockExample;
import io.tocsin.example.StockFigure;
import io.tocsin.example.StockResult;
import io.tocsin.example.StockSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The next value of a price series. Confined to one thread. */
@Command(
        name = "stock",
        description = "Forecast the next day's price with two-layer networks, and compare them with yesterday's price.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin example stock                          simulated prices",
            "  tocsin example stock --data vix-daily.csv     a real series, columns date and close"
        })
final class StockCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ExampleOptions options = new ExampleOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV, plain or .gz, with columns date and close; without it prices are simulated.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training part (default: 10).")
    private int epochs = 10;

    StockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExampleOptions.requireAtLeast(output, "--epochs", epochs, 1);
        PriceSeries series = data.map(PriceFile::read)
                .orElseGet(() -> SimulatedPrices.of(options.seed(), StockSettings.SIMULATED_DAYS));
        StockSettings settings = StockSettings.defaults().with(epochs, options.seed());
        output.line((series.simulated() ? "simulated data (a random walk; --data takes a real series)" : series.name())
                + ": " + NumberFormat.count(series.size()) + " days, "
                + series.days().get(0) + " to "
                + series.days().get(series.size() - 1));
        StockResult result = new StockExample(series, settings, new ExampleProgress(output, terminal)).run();
        print(result);
        options.save(StockFigure.of(result), series.simulated() ? "stock-simulated.svg" : "stock.svg", output);
        return ExitCode.OK;
    }

    private void print(StockResult result) {
        output.line("");
        output.line("test part: " + NumberFormat.count(result.truth().length) + " days from "
                + result.testDays().get(0) + " on; trained on " + NumberFormat.count(result.trainingDays())
                + " days, best epoch chosen on " + NumberFormat.count(result.validationDays()));
        TextTable table = output.table(
                        "METHOD", "RMSE", "MAE", "RETURN RMSE", "RETURN MAE", "DM", "P", "SECONDS", "VERDICT")
                .right(1, 2, 3, 4, 5, 6, 7);
        addRow(table, result, result.naive());
        result.forecasts().forEach(forecast -> addRow(table, result, forecast));
        table.print(output.out());
        output.line("DM: Diebold-Mariano statistic of the squared errors, above 0 when smaller than the naive ones; a"
                + " difference counts when p < " + NumberFormat.plain(result.level()));
        if (result.daysBeyondTraining() > 0) {
            output.line(NumberFormat.count(result.daysBeyondTraining())
                    + " of the test days lie outside of all prices of the training part: a network that learned levels"
                    + " cannot follow there");
        }
        output.line(result.verdict());
    }

    private static void addRow(TextTable table, StockResult result, NextValueForecast forecast) {
        StockResult.Row row = result.row(forecast);
        boolean isNaive = forecast.seconds() == 0;
        table.row(
                row.method(),
                NumberFormat.plain(row.rmse()),
                NumberFormat.plain(row.mae()),
                share(row.returnRmse()),
                share(row.returnMae()),
                isNaive
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", row.comparison().statistic()),
                isNaive
                        ? ""
                        : String.format(Locale.ROOT, "%.3f", row.comparison().pValue()),
                isNaive ? "" : String.format(Locale.ROOT, "%.0f", forecast.seconds()),
                isNaive ? "" : row.verdict().words());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * value);
    }
}
