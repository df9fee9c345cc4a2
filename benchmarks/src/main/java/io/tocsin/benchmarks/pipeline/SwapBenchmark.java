package io.tocsin.benchmarks.pipeline;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.DeploymentWriter;
import io.tocsin.runtime.BrokerConnection;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicAdmin;
import io.tocsin.trainer.ModelPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a swap costs while it happens: the app in its own JVM under steady load, two versions that relieve each other by deployment records, and the
 * time from sample to score in the ten seconds before and after each.
 *
 * <p>Confined to one thread.
 */
@Command(name = "SwapBenchmark", mixinStandardHelpOptions = true)
public final class SwapBenchmark implements Callable<Integer> {
    private static final Topics TOPICS = Topics.withPrefix("");

    @Option(names = "--entities", description = "How many entities send samples (default: ${DEFAULT-VALUE}).")
    private int entities = 10_000;

    @Option(names = "--metrics", description = "In each sample (default: ${DEFAULT-VALUE}).")
    private int metrics = 8;

    @Option(names = "--hidden", description = "Units of each of two layers (default: ${DEFAULT-VALUE}).")
    private int hidden = 32;

    @Option(names = "--share", description = "Load as a share of the full rate (default: ${DEFAULT-VALUE}).")
    private double share = 0.5;

    @Option(names = "--rate", description = "Load in samples a second, instead of a share.")
    private int rate;

    @Option(names = "--swaps", description = "How many (default: ${DEFAULT-VALUE}).")
    private int swaps = 6;

    @Option(names = "--seconds-between", description = "Two swaps, at least 20 (default: ${DEFAULT-VALUE}).")
    private int secondsBetween = 25;

    @Option(names = "--bursts", description = "All entities send at once, not one after the other.")
    private boolean bursts;

    @Option(names = "--rollbacks", description = "Each swap is a rollback, which waits for nobody.")
    private boolean rollbacks;

    @Option(
            names = "--app-flags",
            description = "JVM flags of the measured app, separated by blanks (default: ${DEFAULT-VALUE}).")
    private String appFlags = "--add-modules jdk.incubator.vector -Xmx256m -XX:+UseSerialGC";

    @Option(names = "--set", description = "KEY=VALUE, configuration of the measured app.")
    private Map<String, String> settings = Map.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SwapBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("tocsin-swaps");
        SwapPlan plan =
                new SwapPlan(entities, metrics, hidden, 60, share, rate, swaps, secondsBetween, bursts, rollbacks);
        System.out.printf("%nMachine: %s%nApp: java %s; %s%n%n", Machine.description(), appFlags, plan);
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(data)) {
            measure(infrastructure, data, plan);
        }
        return 0;
    }

    private void measure(LocalInfrastructure infrastructure, Path data, SwapPlan plan)
            throws IOException, InterruptedException {
        String registryUrl = infrastructure.registryUrl().toString();
        Map<String, String> values = new HashMap<>(settings);
        values.put("application.id", "tocsin-swaps");
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        values.put("schema.registry.url", registryUrl);
        values.put("state.dir", data.resolve("state").toString());
        values.put("models.unsigned.accepted", "true");
        values.put("serve.port", "0");
        values.put("streams.processor.wrapper.class", PauseProbe.class.getName());
        TocsinConfig config = TocsinConfig.of(values);
        Map<String, Object> clients = config.kafka().clientConfiguration();
        SchemaRegistry schemas = SchemaRegistry.connect(registryUrl, Map.of());
        DeploymentWriter deployments = prepare(config, schemas, plan);
        ScoreLedger ledger = new ScoreLedger(plan.entities());
        List<String> arguments = values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try (LedgerReader reader = LedgerReader.start(clients, TOPICS, schemas, ledger);
                Fleet fleet = new Fleet(clients, TOPICS, schemas, Fleet.metrics(plan.metrics()));
                AppProcess app = AppProcess.start(
                        List.of(appFlags.split(" ")),
                        Map.of("MALLOC_ARENA_MAX", "2"),
                        data.resolve("app.log"),
                        arguments)) {
            new SwapRun(plan, fleet, reader.ledger(), app, deployments).run(new SwapReport(System.out));
        }
    }

    private static DeploymentWriter prepare(TocsinConfig config, SchemaRegistry schemas, SwapPlan plan)
            throws InterruptedException {
        Map<String, Object> clients = config.kafka().clientConfiguration();
        try (Admin admin = BrokerConnection.await(config.kafka())) {
            new TopicAdmin(admin, Duration.ofSeconds(30)).establish(TOPICS.all(), (short) 1);
        }
        try (ModelPublisher publisher =
                new ModelPublisher(clients, TOPICS, schemas, config.registry().artifactBytesMax(), Optional.empty())) {
            for (int swap = 0; swap < 2; swap++) {
                ModelId id = new ModelId(SwapRun.MODEL, "" + ScoreLedger.versionOf(swap));
                int unused = publisher.publish(RandomModels.of(id, Fleet.metrics(plan.metrics()), plan.hidden()));
            }
        }
        DeploymentWriter deployments = new DeploymentWriter(clients, TOPICS, schemas);
        deployments.replace(null, SwapRun.deployment(0, true));
        return deployments;
    }
}
