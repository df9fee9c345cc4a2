package io.tocsin.serve.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.tocsin.runtime.StreamsPhase;
import io.tocsin.runtime.StreamsReading;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What an instance is made of, as meters: the JVM, Kafka Streams, and of the latter a few figures under names of our own that do not change with Kafka's.
 *
 * <p>Thread-safe.
 */
public final class InstanceMeters implements AutoCloseable {
    /** Threads and partitions come and go. */
    private static final Duration LOOK_FOR_NEW = Duration.ofSeconds(10);

    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tocsin-kafka-meters");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaStreamsMetrics kafka;

    /**
     * Registered.
     *
     * @param readings of the streams as they are just now
     */
    public InstanceMeters(KafkaStreams streams, Supplier<StreamsReading> readings, MeterRegistry meters) {
        List<MeterBinder> ofTheProcess = List.of(
                new JvmMemoryMetrics(),
                collections,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                new FileDescriptorMetrics());
        ofTheProcess.forEach(binder -> binder.bindTo(meters));
        this.kafka = new KafkaStreamsMetrics(streams, List.of(), looking, LOOK_FOR_NEW);
        kafka.bindTo(meters);
        bindStreams(readings, meters);
    }

    /** Apart from the clients, for tests. */
    static void bindStreams(Supplier<StreamsReading> readings, MeterRegistry meters) {
        for (StreamsPhase phase : StreamsPhase.values()) {
            Gauge.builder("tocsin.streams.state", readings, it -> it.get().phase() == phase ? 1 : 0)
                    .description("1 for the state in which Kafka Streams is, 0 for the others")
                    .tag("state", phase.name().toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(meters);
        }
        gauge(
                "tocsin.streams.threads.alive",
                "Stream threads that live",
                readings,
                StreamsReading::threadsAlive,
                meters);
        gauge(
                "tocsin.streams.lag",
                "Records that the stream threads have still to read, of all their partitions",
                readings,
                StreamsReading::lag,
                meters);
        Gauge.builder("tocsin.streams.poll.age", readings, it -> it.get().pollAgeSeconds())
                .description(
                        "How long ago the stream thread that is slowest at it asked for records; grows while one hangs")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
        Gauge.builder("tocsin.rocksdb.memory", readings, it -> it.get().storeBytes())
                .description("Block cache and write buffers of all stores together; bounded by state.memory.bytes")
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
    }

    private static void gauge(
            String name,
            String description,
            Supplier<StreamsReading> readings,
            ToDoubleFunction<StreamsReading> figure,
            MeterRegistry meters) {
        Gauge.builder(name, readings, it -> figure.applyAsDouble(it.get()))
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    @Override
    public void close() {
        looking.shutdownNow();
        kafka.close();
        collections.close();
    }
}
