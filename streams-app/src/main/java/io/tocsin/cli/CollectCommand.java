package io.tocsin.cli;

import io.tocsin.collect.Collector;
import io.tocsin.collect.HostIdentity;
import io.tocsin.config.CollectSettings;
import io.tocsin.config.TocsinConfig;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This machine's own metrics to Kafka, until it is stopped. Confined to one thread. */
@Command(
        name = "collect",
        description = {
            "Publish this machine's own metrics as samples; until SIGTERM or Ctrl-C.",
            "While Kafka is away it keeps the newest samples and sends them later."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin collect",
            "  tocsin collect --set collect.entity=host/shop-01",
            "  tocsin collect --once            show one reading, publish nothing"
        })
final class CollectCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--once", description = "Show one reading as a table and end; needs no Kafka.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        TocsinConfig config = options.config();
        if (once) {
            LogLevels.forShortCommand(output.isDebug());
            OneReading.take().print(output);
        } else {
            LogLevels.forStart(output.isDebug());
            collect(config);
        }
        return ExitCode.OK;
    }

    private void collect(TocsinConfig config) throws InterruptedException {
        try (Installation installation = Installation.connect(config)) {
            installation.require(List.of(installation.topics().samples()));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        HostIdentity identity = identity(config.collect());
        SampleSender sender = SampleSender.start(config);
        Collector collector = Collector.start(identity, config.collect().interval(), sender::send);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            collector.close();
                            sender.close();
                            output.line("collect is stopped: sent=" + sender.sent() + " dropped=" + sender.dropped());
                            stopped.countDown();
                        },
                        "tocsin-stop"));
        output.line("collecting: entity=" + identity.entity() + " every="
                + config.collect().interval().toMillis() + " ms topic="
                + Installation.topicsOf(config).samples().name() + "; Ctrl-C stops it");
        stopped.await();
    }

    private static HostIdentity identity(CollectSettings settings) {
        HostIdentity own = HostIdentity.ofThisMachine();
        return new HostIdentity(settings.entity().orElse(own.entity()), own.labels());
    }
}
