package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.Said;
import io.tocsin.schemas.Alert;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands have in common that are about one alert. Confined to one thread. */
abstract class AlertFeedbackCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final SaidOptions said = new SaidOptions();

    @Parameters(
            paramLabel = "ALERT",
            description = "Its id as tocsin alerts shows it, or the whole: entity|kind|start.")
    private String alert = "";

    @Override
    public final Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        try (Installation installation = FeedbackCommand.connect(config, output)) {
            AlertDirectory alerts = FeedbackCommand.alerts(config, installation);
            say(alerts.require(alert), new FeedbackDesk(config, installation, output), said.said());
        }
        return ExitCode.OK;
    }

    abstract void say(Alert alert, FeedbackDesk desk, Said said) throws InterruptedException;
}
