package io.tocsin.benchmarks.scale;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.benchmarks.pipeline.AppFigures;
import io.tocsin.benchmarks.pipeline.AppProcess;
import io.tocsin.benchmarks.pipeline.BenchmarkModel;
import io.tocsin.benchmarks.pipeline.Fleet;
import io.tocsin.benchmarks.pipeline.Latencies;
import io.tocsin.benchmarks.pipeline.Machine;
import io.tocsin.benchmarks.pipeline.ScoreWatcher;
import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One judge with topics, stores and a process of its own; all of its samples lie in their topic before it is let go.
 *
 * <p>Confined to one thread.
 */
final class ScaleRun implements AutoCloseable {
    static final int PARTITIONS = 6;

    private static final Duration TICK = Duration.ofMillis(RandomModels.TICK_DURATION_MS);
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Duration ASLEEP = Duration.ofMillis(300);
    /** There is a gap in time before the real rate. At their first tick behind it all entities begin anew, which costs more than to go on. */
    private static final Duration SETTLE = TICK.multipliedBy(2);

    private final Judge judge;
    private final ScalePlan plan;
    private final int entities;
    private final Path directory;
    private final List<String> arguments;
    private final ScoreWatcher scores;
    private final Fleet fleet;
    private final List<Stretch> stretches = new ArrayList<>();
    private AppProcess app;
    private Instant time;
    private long expected;

    private ScaleRun(Judge judge, ScalePlan plan, int entities, Path directory, Map<String, String> values)
            throws IOException, InterruptedException {
        this.judge = judge;
        this.plan = plan;
        this.entities = entities;
        this.directory = directory;
        TocsinConfig config = TocsinConfig.of(values);
        Topics topics = new Topics(config.kafka().topicPrefix(), PARTITIONS);
        SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        List<String> metrics = Fleet.metrics(plan.metrics());
        BenchmarkModel.deploy(ScaleModel.of(new ModelId("benchmark", "1"), metrics), config, topics, schemas);
        Map<String, Object> clients = config.kafka().clientConfiguration();
        this.scores = ScoreWatcher.start(clients, topics.scores());
        this.fleet = new Fleet(clients, topics, schemas, metrics);
        this.arguments = new ArrayList<>(List.of(judge.name(), Integer.toString(plan.metrics())));
        values.forEach((key, value) -> arguments.add(key + "=" + value));
        this.app = startApp();
        long nowMs = System.currentTimeMillis();
        // Far enough back that the last tick is not ahead of the clock.
        this.time = Instant.ofEpochMilli(nowMs - nowMs % TICK.toMillis() + 6_000)
                .minus(TICK.multipliedBy(plan.fillTicks() + (plan.rounds() + 3L) * plan.ticksEach(entities)));
    }

    /** The app runs when this returns. */
    static ScaleRun start(Judge judge, ScalePlan plan, int entities, Path data, Map<String, String> connection)
            throws IOException, InterruptedException {
        String name = judge.name().toLowerCase(Locale.ROOT) + "-" + entities;
        Path directory = data.resolve(name);
        Map<String, String> values = new HashMap<>(connection);
        values.put("application.id", name);
        values.put("topic.prefix", name + ".");
        values.put("state.dir", directory.resolve("state").toString());
        values.put("models.unsigned.accepted", "true");
        values.put("serve.port", "0");
        values.putAll(plan.settings());
        return new ScaleRun(judge, plan, entities, directory, values);
    }

    private AppProcess startApp() throws IOException {
        Files.createDirectories(directory);
        return AppProcess.start(
                ScaleApp.class,
                plan.appFlags(),
                Map.of("MALLOC_ARENA_MAX", "2"),
                directory.resolve("app.log"),
                arguments);
    }

    Judge judge() {
        return judge;
    }

    int entities() {
        return entities;
    }

    /** Fills the windows as far as that is wanted, and gets the code compiled. */
    void warmUp() throws IOException, InterruptedException {
        Stretch unused = run(plan.fillTicks());
        Stretch unusedToo = run(plan.ticksEach(entities));
    }

    /** One stretch more that counts. */
    void measure() throws IOException, InterruptedException {
        stretches.add(run(plan.ticksEach(entities)));
    }

    /** Those that count. */
    List<Stretch> stretches() {
        return stretches;
    }

    /** So many ticks of each entity, measured from the moment on which all of their samples are there. */
    private Stretch run(int ticksEach) throws IOException, InterruptedException {
        app.say(ScaleApp.PAUSE);
        LockSupport.parkNanos(ASLEEP.toNanos());
        for (int tick = 0; tick < ticksEach; tick++) {
            for (int entity = 0; entity < entities; entity++) {
                fleet.send("host-" + entity, time);
            }
            time = time.plus(TICK);
        }
        fleet.flush();
        long ticks = (long) ticksEach * entities;
        expected += ticks;
        scores.latencies().reset();
        Duration appBefore = app.cpu();
        Duration brokerBefore = ownCpu();
        long start = System.nanoTime();
        app.say(ScaleApp.RESUME);
        long last = scores.await(expected, TIMEOUT);
        return new Stretch(
                ticks, Duration.ofNanos(last - start), app.cpu().minus(appBefore), ownCpu().minus(brokerBefore));
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** All entities, each once a tick, spread over it: the time from a sample to its score, for so long after each has had two ticks. */
    Latencies realRate(Duration duration) throws InterruptedException {
        long stepNanos = TICK.toNanos() / entities;
        long samples = SETTLE.plus(duration).toNanos() / stepNanos;
        long start = System.nanoTime();
        boolean settled = false;
        Instant first = Instant.now();
        for (long i = 0; i < samples; i++) {
            long due = start + i * stepNanos;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(500_000);
            }
            if (!settled && System.nanoTime() - start > SETTLE.toNanos()) {
                scores.latencies().reset();
                settled = true;
            }
            fleet.send("host-" + i % entities, first.plusNanos(i * stepNanos));
        }
        fleet.flush();
        expected += samples;
        long unused = scores.await(expected, TIMEOUT);
        return scores.latencies();
    }

    AppFigures figures() throws IOException {
        return app.figures();
    }

    long residentBytes(String field) throws IOException {
        return app.residentBytes(field);
    }

    /** Ticks scored so far. */
    long ticks() {
        return expected;
    }

    /** Stops the app and starts it again, with its state or without; the time until it runs. */
    Duration restart(boolean keepsState) throws IOException {
        app.stop();
        if (!keepsState) {
            delete(directory.resolve("state"));
        }
        long begin = System.nanoTime();
        app = startApp();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    long stateBytes() throws IOException {
        return Machine.bytesBelow(directory.resolve("state"));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    void stop() throws IOException {
        app.stop();
    }

    @Override
    public void close() throws IOException {
        app.close();
        scores.close();
        fleet.close();
    }
}
