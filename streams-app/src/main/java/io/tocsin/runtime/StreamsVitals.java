package io.tocsin.runtime;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Reads how Kafka Streams is from what it counts of itself: nobody is asked, so it answers while brokers are away and threads hang.
 *
 * <p>Thread-safe. A reading is kept for a second, for it goes through thousands of figures.
 */
public final class StreamsVitals implements Supplier<StreamsReading> {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<KafkaStreams.State> state;
    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private final LongSupplier nanoTime;
    private @Nullable StreamsReading newest;
    private long readNanos;

    public StreamsVitals(KafkaStreams streams, LongSupplier nanoTime) {
        this(streams::state, streams::metrics, nanoTime);
    }

    StreamsVitals(
            Supplier<KafkaStreams.State> state,
            Supplier<Map<MetricName, ? extends Metric>> metrics,
            LongSupplier nanoTime) {
        this.state = state;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized StreamsReading get() {
        long now = nanoTime.getAsLong();
        StreamsReading kept = newest;
        if (kept == null || now - readNanos > KEPT_NANOS) {
            kept = read();
            newest = kept;
            readNanos = now;
        }
        return kept;
    }

    private StreamsReading read() {
        Sums sums = new Sums();
        metrics.get().values().forEach(sums::add);
        return new StreamsReading(
                StreamsPhase.of(state.get()),
                (int) sums.threadsAlive,
                (long) sums.processed,
                (long) sums.lag,
                (long) sums.pollAgeSeconds,
                (long) sums.storeBytes);
    }

    /** Confined to one thread. */
    private static final class Sums {
        private static final String MAIN_CONSUMER = "-consumer";
        private static final String RESTORE_CONSUMER = "-restore-consumer";

        private double threadsAlive;
        private double processed;
        private double lag;
        private double pollAgeSeconds;
        private double storeBytes;

        void add(Metric metric) {
            MetricName name = metric.metricName();
            switch (name.name()) {
                case "alive-stream-threads" -> threadsAlive += value(metric);
                case "process-total" -> processed += name.group().equals("stream-thread-metrics") ? value(metric) : 0;
                case "records-lag" -> lag += isOfMainConsumer(name) ? value(metric) : 0;
                case "last-poll-seconds-ago" -> {
                    if (isOfMainConsumer(name)) {
                        pollAgeSeconds = Math.max(pollAgeSeconds, value(metric));
                    }
                }
                // All stores share one cache, and each tells of the whole of it.
                case "block-cache-usage" -> storeBytes = Math.max(storeBytes, value(metric));
                default -> {}
            }
        }

        private static boolean isOfMainConsumer(MetricName name) {
            String client = String.valueOf(name.tags().get("client-id"));
            return client.endsWith(MAIN_CONSUMER) && !client.endsWith(RESTORE_CONSUMER);
        }

        private static double value(Metric metric) {
            return metric.metricValue() instanceof Number number && !Double.isNaN(number.doubleValue())
                    ? number.doubleValue()
                    : 0;
        }
    }
}
