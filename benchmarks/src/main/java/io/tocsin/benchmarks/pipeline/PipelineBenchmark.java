package io.tocsin.benchmarks.pipeline;

import io.tocsin.config.TocsinConfig;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The app in its own JVM of bounded memory, against a real broker and schema registry, with a model of 32 hidden units: full rate, real rate, the
 * demo's rate. Broker, producer and reader are in this JVM, the registry in a third.
 *
 * <p>Confined to one thread.
 */
@Command(name = "PipelineBenchmark", mixinStandardHelpOptions = true)
public final class PipelineBenchmark implements Callable<Integer> {
    private static final Topics TOPICS = Topics.withPrefix("");

    @Option(names = "--quick", description = "Shorter stretches, one round.")
    private boolean quick;

    @Option(names = "--entities", description = "How many entities send samples (default: ${DEFAULT-VALUE}).")
    private int entities = 10_000;

    @Option(
            names = "--app-flags",
            description = "JVM flags of the measured app, separated by blanks (default: ${DEFAULT-VALUE}).")
    private String appFlags = "-Xmx160m -XX:+UseSerialGC";

    @Option(names = "--set", description = "KEY=VALUE, configuration of the measured app.")
    private Map<String, String> settings = Map.of();

    // RocksDB is called from many threads, and glibc gives each its own arena that never shrinks: 60 MB more after a
    // few minutes.
    @Option(names = "--app-environment", description = "NAME=VALUE for the measured app (default: MALLOC_ARENA_MAX=2).")
    private Map<String, String> appEnvironment = Map.of("MALLOC_ARENA_MAX", "2");

    @Option(
            names = "--directory",
            description = "Where everything is kept; by default a temporary one that is left behind.")
    private Path directory = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PipelineBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = directory.toString().isEmpty() ? Files.createTempDirectory("tocsin-benchmark") : directory;
        PipelinePlan plan = quick ? PipelinePlan.quick(entities) : PipelinePlan.full(entities);
        Report report = new Report(System.out, plan, Machine.description(), appEnvironment + " java " + appFlags);
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(data)) {
            measure(infrastructure, data, plan, report);
        }
        return 0;
    }

    private void measure(LocalInfrastructure infrastructure, Path data, PipelinePlan plan, Report report)
            throws IOException, InterruptedException {
        String registryUrl = infrastructure.registryUrl().toString();
        Path state = data.resolve("state");
        Map<String, String> values = new HashMap<>(settings);
        values.put("application.id", "tocsin-benchmark");
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        // Who vouches for the model costs nothing once it is in force.
        values.put("models.unsigned.accepted", "true");
        values.put("serve.port", "0");
        values.put("schema.registry.url", registryUrl);
        values.put("state.dir", state.toString());
        TocsinConfig config = TocsinConfig.of(values);
        Map<String, Object> clients = config.kafka().clientConfiguration();
        SchemaRegistry schemas = SchemaRegistry.connect(registryUrl, Map.of());
        BenchmarkModel.deploy(config, TOPICS, schemas);
        List<String> arguments = values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try (ScoreWatcher scores = ScoreWatcher.start(clients, TOPICS.scores());
                Fleet fleet = new Fleet(clients, TOPICS, schemas);
                AppProcess app = AppProcess.start(
                        List.of(appFlags.split(" ")), appEnvironment, data.resolve("app.log"), arguments)) {
            Phases phases = new Phases(plan, fleet, scores);
            report.begin();
            run(phases, scores, app, report);
            app.stop();
            report.disk(Machine.bytesBelow(state), entities);
        }
    }

    private static void run(Phases phases, ScoreWatcher scores, AppProcess app, Report report)
            throws IOException, InterruptedException {
        report.idle(app.residentBytes("VmRSS"));
        phases.begin();
        AppFigures before = app.figures();
        long ticksBefore = phases.ticks();
        report.throughput(phases.fullRate());
        report.traffic(before, app.figures(), phases.ticks() - ticksBefore);
        phases.realRate();
        report.latency("all entities at their real rate", scores.latencies());
        phases.demoRate();
        report.latency("the demo's rate", scores.latencies());
        report.memory(app.residentBytes("VmHWM"), app.residentBytes("VmRSS"), app.figures());
    }
}
