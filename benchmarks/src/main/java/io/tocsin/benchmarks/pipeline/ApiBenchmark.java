package io.tocsin.benchmarks.pipeline;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What it costs the stream that people look, and how long they wait: the app in its own JVM at full rate with its API left alone and loaded in turns, then
 * at the rate that so many entities really have.
 *
 * <p>Confined to one thread.
 */
@Command(name = "ApiBenchmark", mixinStandardHelpOptions = true)
public final class ApiBenchmark implements Callable<Integer> {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final byte SWINGS = (byte) SwingingFleet.SWINGING.charAt(0);

    @Option(names = "--entities", description = "How many entities send samples (default: ${DEFAULT-VALUE}).")
    private int entities = 10_000;

    @Option(names = "--swinging", description = "How many of them have values that jump (default: ${DEFAULT-VALUE}).")
    private int swinging = 500;

    @Option(names = "--pairs", description = "Stretches with the API loaded (default: ${DEFAULT-VALUE}).")
    private int pairs = 5;

    @Option(names = "--stretch-seconds", description = "Of each, about (default: ${DEFAULT-VALUE}).")
    private int stretchSeconds = 20;

    @Option(names = "--real-seconds", description = "At the real rate (default: ${DEFAULT-VALUE}).")
    private int realSeconds = 120;

    @Option(
            names = "--app-flags",
            description = "JVM flags of the measured app, separated by blanks (default: ${DEFAULT-VALUE}).")
    private String appFlags = "--add-modules jdk.incubator.vector -Xmx256m -XX:+UseSerialGC";

    @Option(names = "--set", description = "KEY=VALUE, configuration of the measured app.")
    private Map<String, String> settings = Map.of();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ApiBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("tocsin-api");
        ApiPlan plan = new ApiPlan(entities, swinging, pairs, stretchSeconds, realSeconds);
        System.out.printf("%nMachine: %s%nApp: java %s; %s%n", Machine.description(), appFlags, plan);
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(data)) {
            measure(infrastructure, data, plan);
        }
        return 0;
    }

    private void measure(LocalInfrastructure infrastructure, Path data, ApiPlan plan)
            throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> values = new HashMap<>();
        values.put("application.id", "tocsin-api");
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        values.put("schema.registry.url", infrastructure.registryUrl().toString());
        values.put("state.dir", data.resolve("state").toString());
        values.put("models.unsigned.accepted", "true");
        values.put("serve.port", Integer.toString(port));
        // All who ask are one caller here.
        values.put("serve.rate.requests.per.second", "1000");
        values.putAll(settings);
        TocsinConfig config = TocsinConfig.of(values);
        Map<String, Object> clients = config.kafka().clientConfiguration();
        SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        BenchmarkModel.deploy(config, TOPICS, schemas);
        ApiLoad load = new ApiLoad(port, plan);
        ApiReport report = new ApiReport(System.out);
        List<String> arguments = values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try (Deserializer<Score> decoder = AvroSerde.underTopicName(
                                Score.class, TOPICS.scores().name(), schemas)
                        .deserializer();
                ScoreWatcher scores = ScoreWatcher.start(
                        clients, TOPICS.scores(), (score, nowMs) -> show(score, nowMs, decoder, load));
                Fleet fleet = new Fleet(clients, TOPICS, schemas);
                AppProcess app = AppProcess.start(
                        List.of(appFlags.split(" ")),
                        Map.of("MALLOC_ARENA_MAX", "2"),
                        data.resolve("app.log"),
                        arguments)) {
            new ApiRun(plan, new SwingingFleet(fleet, plan), scores, load, report).run();
            report.memory(app.residentBytes("VmHWM"), app.figures());
        }
    }

    private static void show(
            ConsumerRecord<byte[], byte[]> score, long nowMs, Deserializer<Score> decoder, ApiLoad load) {
        if (score.key()[0] == SWINGS) {
            load.scored(decoder.deserialize(score.topic(), score.value()), score.timestamp(), nowMs);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
