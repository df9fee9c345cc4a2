package io.tocsin.benchmarks.scale;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.PredictorTopology.Surroundings;
import io.tocsin.benchmarks.pipeline.AppFigures;
import io.tocsin.benchmarks.pipeline.Fleet;
import io.tocsin.calendar.Calendar;
import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.registry.ModelLoader;
import io.tocsin.registry.ModelLoaderSettings;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.runtime.StreamsProperties;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.ModelTopicSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The measured process: the streams with one of the judges, and the loader of models. Takes the judge, the number of metrics and the configuration as {@code key=value}; says {@code ready} once it
 * runs, and obeys {@code pause}, {@code resume}, {@code figures} and {@code stop}.
 *
 * <p>Confined to one thread.
 */
public final class ScaleApp {
    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    private static final long POLL_MS = 5;

    private ScaleApp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Judge judge = Judge.valueOf(arguments[0]);
        int metrics = Integer.parseInt(arguments[1]);
        Map<String, String> values = Arrays.stream(arguments)
                .skip(2)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        TocsinConfig config = TocsinConfig.of(values);
        Topics topics = new Topics(config.kafka().topicPrefix(), ScaleRun.PARTITIONS);
        SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ModelRegistry registry = new ModelRegistry();
        try (ModelLoader loader = new ModelLoader(
                topics.models().name(),
                config.kafka().clientConfiguration(),
                new ModelTopicSerde(schemas),
                ModelLoaderSettings.of(config),
                registry,
                meters)) {
            loader.start();
            boolean unused = loader.awaitCaughtUp(Duration.ofSeconds(30));
            Surroundings surroundings = new Surroundings(
                    registry,
                    () -> Calendar.EMPTY,
                    new LiveFleet(config.ticks().duration(), ScaleRun.PARTITIONS),
                    () -> false);
            Properties properties = StreamsProperties.of(config, topics);
            try (KafkaStreams streams = new KafkaStreams(
                    judge.topology(config, topics, schemas, surroundings, Fleet.metrics(metrics), meters)
                            .build(properties),
                    properties)) {
                run(streams);
            }
        }
    }

    private static void run(KafkaStreams streams) throws IOException, InterruptedException {
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            Thread.sleep(POLL_MS);
        }
        System.out.println(AppFigures.READY);
        obey(streams, System.out);
    }

    private static void obey(KafkaStreams streams, PrintStream out) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command) {
                case AppFigures.STOP -> {
                    return;
                }
                case PAUSE -> streams.pause();
                case RESUME -> streams.resume();
                default -> AppFigures.ofThisProcess().print(out);
            }
        }
    }
}
