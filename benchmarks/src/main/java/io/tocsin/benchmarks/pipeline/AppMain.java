package io.tocsin.benchmarks.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.PredictorApp;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The measured process: the app and nothing else. Says {@code ready} once it runs, answers {@code figures} and {@code pauses} until it reads {@code stop}.
 *
 * <p>Confined to one thread.
 */
public final class AppMain {
    private static final long POLL_MS = 50;

    private AppMain() {}

    /** Takes the configuration as {@code key=value}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int split = argument.indexOf('=');
            values.put(argument.substring(0, split), argument.substring(split + 1));
        }
        TocsinConfig config = TocsinConfig.of(values);
        SchemaRegistry schemas = SchemaRegistry.connect(config.kafka().schemaRegistryUrl(), Map.of());
        try (PredictorApp app = new PredictorApp(config, Topics.withPrefix(""), schemas, new SimpleMeterRegistry())) {
            app.start();
            while (app.state() != KafkaStreams.State.RUNNING) {
                Thread.sleep(POLL_MS);
            }
            System.out.println(AppFigures.READY);
            serve(System.out);
        }
    }

    private static void serve(PrintStream out) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            if (command.equals(AppFigures.STOP)) {
                return;
            }
            AppFigures figures =
                    command.equals(AppFigures.PAUSES) ? AppFigures.pausesOfThisProcess() : AppFigures.ofThisProcess();
            figures.print(out);
        }
    }
}
