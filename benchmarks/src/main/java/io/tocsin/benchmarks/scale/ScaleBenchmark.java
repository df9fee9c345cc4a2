package io.tocsin.benchmarks.scale;

import io.tocsin.benchmarks.pipeline.AppFigures;
import io.tocsin.benchmarks.pipeline.Machine;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The running system at several sizes, beside others that judge in its place. Of each size all contenders run at once, but work one after the other, round by round; what they work off lies in their
 * topics beforehand.
 *
 * <p>Confined to one thread.
 */
@Command(name = "ScaleBenchmark", mixinStandardHelpOptions = true)
public final class ScaleBenchmark implements Callable<Integer> {
    @Option(names = "--entities", split = ",", description = "Sizes, one after the other (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of(1_000, 10_000, 100_000);

    @Option(names = "--metrics", description = "Metrics of an entity (default: ${DEFAULT-VALUE}).")
    private int metrics = 8;

    @Option(
            names = "--judges",
            split = ",",
            description = "Contenders, of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Judge> judges = List.of(Judge.TOCSIN, Judge.NOBODY, Judge.NOBODY_CARRYING);

    @Option(names = "--rounds", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--stretch-ticks", description = "Ticks of a stretch at least (default: ${DEFAULT-VALUE}).")
    private long stretchTicks = 300_000;

    @Option(
            names = "--fill-ticks",
            description =
                    "Ticks of each entity before anything is measured; 60 fill the window (default: ${DEFAULT-VALUE}).")
    private int fillTicks = 5;

    @Option(
            names = "--real-seconds",
            description =
                    "How long at the real rate, after two ticks of it; 0 for not at all (default: ${DEFAULT-VALUE}).")
    private int realSeconds = 60;

    @Option(
            names = "--restore",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to lose the state and to restore it.")
    private boolean restores;

    @Option(names = "--app-flags", description = "JVM flags of the measured apps (default: ${DEFAULT-VALUE}).")
    private String appFlags = "-Xmx1g --add-modules=jdk.incubator.vector";

    @Option(names = "--set", description = "KEY=VALUE, configuration of the measured apps.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--directory",
            description = "Where everything is kept; by default a temporary one that is left behind.")
    private Path directory = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ScaleBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = directory.toString().isEmpty() ? Files.createTempDirectory("tocsin-scale") : directory;
        ScalePlan plan = new ScalePlan(
                metrics, judges, rounds, stretchTicks, fillTicks, realSeconds, List.of(appFlags.split(" ")), settings);
        ScaleReport report = new ScaleReport(System.out);
        report.begin(Machine.description(), plan);
        try (LocalInfrastructure infrastructure = LocalInfrastructure.start(data)) {
            Map<String, String> connection = Map.of(
                    "bootstrap.servers",
                    infrastructure.bootstrapServers(),
                    "schema.registry.url",
                    infrastructure.registryUrl().toString());
            for (int entities : sizes) {
                measure(entities, plan, data, connection, report);
            }
        }
        report.end();
        return 0;
    }

    private void measure(int entities, ScalePlan plan, Path data, Map<String, String> connection, ScaleReport report)
            throws IOException, InterruptedException {
        List<ScaleRun> runs = new ArrayList<>();
        try {
            for (Judge judge : plan.judges()) {
                runs.add(ScaleRun.start(judge, plan, entities, data, connection));
            }
            for (ScaleRun run : runs) {
                run.warmUp();
            }
            for (int round = 0; round < plan.rounds(); round++) {
                for (ScaleRun run : runs) {
                    run.measure();
                }
            }
            report.throughput(entities, runs);
            for (ScaleRun run : runs) {
                if (run.judge() == Judge.TOCSIN) {
                    alone(run, report);
                }
            }
        } finally {
            for (ScaleRun run : runs) {
                run.close();
            }
        }
    }

    /** What only the system itself is asked. */
    private void alone(ScaleRun run, ScaleReport report) throws IOException, InterruptedException {
        AppFigures figures = run.figures();
        report.bytes(run.entities(), run.ticks(), figures, run.residentBytes("VmHWM"));
        boolean canKeepUp = run.entities() / 10.0 < run.stretches().get(0).ticksPerSecond() * 0.8;
        if (realSeconds > 0 && canKeepUp) {
            report.latency(run.entities(), run.realRate(Duration.ofSeconds(realSeconds)));
        }
        if (restores) {
            Duration kept = run.restart(true);
            run.stop();
            report.disk(run.entities(), run.stateBytes());
            report.restore(run.entities(), kept, run.restart(false));
        }
    }
}
