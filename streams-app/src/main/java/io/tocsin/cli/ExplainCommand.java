package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.explain.AlertNotFoundException;
import io.tocsin.console.explain.Explanations;
import io.tocsin.console.explain.IncidentReader;
import io.tocsin.console.explain.IncidentStory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One incident with all that is known of it. Confined to one thread. */
@Command(
        name = "explain",
        description =
                "Show what an alert is about: since when, how likely, because of which metrics, and what to do next.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin explain shop/berlin             its newest incident, an open one first",
            "  tocsin explain 'shop/berlin|FAILURE'   of this kind",
            "  tocsin explain 21T03:10:00Z            the one with this in its id",
            "  tocsin explain shop/berlin --output json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Parameters(
            paramLabel = "ALERT",
            description = "Its id or a part of it that no other has, ENTITY or ENTITY|KIND; tocsin alerts lists them.")
    private String alert = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        try (Installation installation = Installation.connect(config)) {
            var topics = installation.topics();
            installation.require(List.of(topics.alerts(), topics.scores(), topics.ticks()));
            IncidentStory story = new IncidentReader(config, topics, installation.schemas())
                    .read(alert, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            if (format.isJson()) {
                FormatOption.print(Explanations.json(story, options.asWritten()), output);
            } else {
                Explanations.page(
                                story,
                                ZoneId.systemDefault(),
                                options.asWritten(),
                                terminal.columns(),
                                terminal.profile(),
                                terminal.colors())
                        .forEach(output::line);
            }
        } catch (AlertNotFoundException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }
}
