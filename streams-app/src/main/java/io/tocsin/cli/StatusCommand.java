package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.console.status.Check;
import io.tocsin.console.status.Status;
import io.tocsin.console.status.StatusFacts;
import io.tocsin.console.status.StatusReader;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.runtime.UnreachableBrokerException;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether Tocsin itself is well. Confined to one thread. */
@Command(
        name = "status",
        description = {
            "Show whether Tocsin itself is well: broker, registry, topics, instances and their lag, freshness of samples, ticks and scores, models in force, dead letters, deliveries.",
            "Exit code 0 when it is well or only wants attention, 1 when a part is bad or nothing is judged."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin status",
            "  tocsin status --output json",
            "  tocsin status --strict    for a probe: 1 when anything wants attention"
        })
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(names = "--strict", description = "Exit code 1 already when something wants attention.")
    private boolean strict;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait for a broker and for each of its answers (default: 5s).")
    private Duration timeout = Duration.ofSeconds(5);

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.loadWith(
                        Map.of("startup.timeout.ms", Long.toString(Math.max(1_000, timeout.toMillis()))))
                .config();
        LogLevels.quiet(output.isDebug());
        Status status = Status.of(read(config), ZoneId.systemDefault());
        if (format.isJson()) {
            FormatOption.print(status.json(), output);
        } else {
            status.page(terminal.columns(), terminal.profile(), terminal.colors())
                    .forEach(output::line);
        }
        boolean well = strict ? status.level() == Check.Level.OK : status.level() != Check.Level.BAD;
        return well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private StatusFacts read(TocsinConfig config) throws InterruptedException {
        Topics topics = Installation.topicsOf(config);
        SchemaRegistry schemas = Installation.schemasOf(config);
        StatusReader reader =
                new StatusReader(config, topics, schemas, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Admin admin;
        try {
            admin = BrokerConnection.await(config.kafka());
        } catch (UnreachableBrokerException e) {
            return reader.withoutBroker(String.valueOf(e.getMessage()));
        }
        try {
            return reader.read(admin, timeout);
        } finally {
            admin.close(timeout);
        }
    }
}
