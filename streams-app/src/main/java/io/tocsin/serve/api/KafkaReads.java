package io.tocsin.serve.api;

import io.tocsin.topics.TopicAdmin;
import io.tocsin.topics.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * How endpoints read topics: on threads that are not those of the API, each question by one thread at a time, and with clients that give up after a few
 * seconds.
 *
 * <p>Thread-safe.
 */
public final class KafkaReads implements AutoCloseable {
    /** Nobody wants to look at an empty page for longer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final Map<String, Object> clientConfig;
    private final Admin admin;
    private final ExecutorService threads;

    /**
     * Connects when it is first asked.
     *
     * @param clientConfig how to reach Kafka
     * @param patience longest wait for what is read, and for one answer of a broker
     */
    public KafkaReads(Map<String, Object> clientConfig, Duration patience) {
        this.patience = patience;
        this.clientConfig = new HashMap<>(clientConfig);
        this.clientConfig.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.clientConfig.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.admin = Admin.create(this.clientConfig);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tocsin-api-read-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Longest wait for what is read, and for one answer of a broker. */
    public Duration patience() {
        return patience;
    }

    /** For further clients that give up as early. */
    public Map<String, Object> clientConfig() {
        return Map.copyOf(clientConfig);
    }

    public TopicReader reader() {
        return new TopicReader(clientConfig);
    }

    /** Stays open as long as this. */
    public Admin admin() {
        return admin;
    }

    public TopicAdmin topicAdmin() {
        return new TopicAdmin(admin, patience);
    }

    /**
     * What {@code source} reads, remembered.
     *
     * @param what is read, for people
     * @param fresh for how long it is good
     */
    public <T> Remembered<T> remembered(String what, Duration fresh, Supplier<T> source) {
        return new Remembered<>(what, fresh, patience, source, threads, System::nanoTime);
    }

    /** Threads for what takes longer than anybody should wait for a reading. */
    public ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
