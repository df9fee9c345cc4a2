package io.tocsin.cli;

import io.tocsin.example.AlarmQuality;
import io.tocsin.example.FailureForecast;
import io.tocsin.example.FlashSaleExample;
import io.tocsin.example.FlashSaleFigure;
import io.tocsin.example.FlashSaleResult;
import io.tocsin.example.FlashSaleSettings;
import io.tocsin.example.RecordedTrace;
import io.tocsin.example.ShopTrace;
import io.tocsin.example.SimulatedTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Will the coming sale bring a failure? Confined to one thread. */
@Command(
        name = "flash-sale",
        description =
                "Foretell the failures that flash sales bring with a two-layer LSTM, and compare it with logistic regression.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin example flash-sale                    a simulated shop",
            "  tocsin example flash-sale --data flashsale   a recorded one"
        })
final class FlashSaleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ExampleOptions options = new ExampleOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory with metrics.csv.gz, labels.csv and schedule.csv; without it a shop is simulated.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training part (default: 20).")
    private int epochs = 20;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            description = "Ticks of each of the three simulated runs (default: 2400).")
    private int ticks = FlashSaleSettings.SIMULATED_TICKS;

    FlashSaleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExampleOptions.requireAtLeast(output, "--epochs", epochs, 1);
        ExampleOptions.requireAtLeast(output, "--ticks", ticks, 200);
        FlashSaleSettings settings = FlashSaleSettings.defaults().with(epochs, options.seed());
        ShopTrace trace = data.map(RecordedTrace::read)
                .orElseGet(() -> SimulatedTrace.of(options.seed(), FlashSaleSettings.SIMULATED_RUNS, ticks));
        output.line((trace.simulated() ? "simulated data (--data takes a recorded shop)" : trace.name()) + ": "
                + trace.runs().size() + " runs, " + NumberFormat.count(trace.ticks()) + " ticks of 10 s, "
                + trace.announcements() + " announced sales, " + trace.failures() + " failures");
        FlashSaleResult result = new FlashSaleExample(trace, settings, new ExampleProgress(output, terminal)).run();
        print(result);
        options.save(
                FlashSaleFigure.of(result), trace.simulated() ? "flash-sale-simulated.svg" : "flash-sale.svg", output);
        return ExitCode.OK;
    }

    private void print(FlashSaleResult result) {
        output.line("");
        output.line(
                "failure within " + result.settings().horizonTicks() + " ticks? each run judged by what learned from"
                        + " the others; " + NumberFormat.count(result.askedTicks()) + " ticks, at most "
                        + result.falseAlarmBudget() + " false alarms");
        TextTable table = output.table("METHOD", "AUC-ROC", "BY RUN", "FOUND", "MEDIAN LEAD", "FALSE ALARMS", "SECONDS")
                .right(1, 3, 4, 5, 6);
        for (FailureForecast forecast : result.forecasts()) {
            FlashSaleResult.Row row = result.row(forecast);
            AlarmQuality alarms = row.alarms();
            table.row(
                    row.method(),
                    auc(row.aucRoc()),
                    byRun(row.aucByRun()),
                    alarms.found() + " of " + alarms.failures(),
                    alarms.found() == 0 ? "-" : NumberFormat.plain(alarms.medianLeadTicks()) + " ticks",
                    alarms.falseAlarms(),
                    String.format(Locale.ROOT, "%.0f", row.seconds()));
        }
        table.print(output.out());
        output.line(
                "found: failures with an alarm in time, at the best threshold known in hindsight: an upper limit, for"
                        + " all methods alike");
        output.line(result.verdict());
    }

    private static String auc(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String byRun(List<Double> values) {
        return String.join(" ", values.stream().map(FlashSaleCommand::auc).toList());
    }
}
