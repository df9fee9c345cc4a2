package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.FleetReading;
import io.tocsin.console.top.TopSession;
import io.tocsin.schemas.AlertKind;
import io.tocsin.selector.Selector;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The fleet on a terminal. Confined to one thread. */
@Command(
        name = "top",
        description =
                "Show the fleet, what matters first: open incidents, then who is likely to fail, then the highest scores.",
        footerHeading =
                "%nKeys: q quits, arrows and pages scroll, / filters, s sorts by another column.%n%nExamples:%n",
        footer = {
            "  tocsin top",
            "  tocsin top --entity 'shop/*{env=prod}' --kind failure",
            "  tocsin top --once    a table, then the prompt"
        })
final class TopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--entity",
            paramLabel = "SELECTOR",
            converter = SelectorConverter.class,
            description = "Only these entities: " + Selector.FORM + ".")
    private Selector selector = Selector.ALL;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = AlertKindConverter.class,
            description = "Only entities with an open incident of this kind: " + AlertKindConverter.KINDS + ".")
    private Optional<AlertKind> kind = Optional.empty();

    @Option(
            names = "--once",
            description = "Print all of them as a table and end; so it is where the output is no terminal.")
    private boolean once;

    TopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        try (Installation installation = Installation.connect(config)) {
            var topics = installation.topics();
            installation.require(List.of(topics.scores(), topics.alerts()));
            Clock clock = Clock.system(ZoneId.systemDefault());
            try (FleetReading reading = new FleetReading(config, topics, installation.schemas(), clock.instant())) {
                show(config, reading, clock);
            }
        }
        return ExitCode.OK;
    }

    private void show(TocsinConfig config, FleetReading reading, Clock clock) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        TopSession session = new TopSession(
                reading,
                selector,
                kind,
                terminal.profile(),
                clock,
                config.kafka().bootstrapServers());
        if (once || !terminal.interactive()) {
            session.once(terminal.columns(), terminal.colors()).forEach(output::line);
        } else {
            LogLevels.silent();
            session.live(environment);
        }
    }
}
