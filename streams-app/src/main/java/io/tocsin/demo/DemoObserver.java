package io.tocsin.demo;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicNotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the topology publishes, as any user's consumer would, and enters it on the board.
 *
 * <p>Thread-safe. Everything is read by the observer's own thread.
 */
final class DemoObserver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoObserver.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(30);
    private static final int NEWEST_LATENCIES = 5_000;

    private final Topics topics;
    private final FleetBoard board;
    private final Clock clock;
    private final Map<String, Object> config;
    private final Deserializer<Tick> ticks;
    private final Deserializer<Score> scores;
    private final Deserializer<Alert> alerts;
    private final Thread thread = new Thread(this::run, "tocsin-demo-observer");
    private final CountDownLatch ready = new CountDownLatch(1);
    private final LatencyWindow latencies = new LatencyWindow(NEWEST_LATENCIES);
    private final AtomicLong ticksSeen = new AtomicLong();
    private final AtomicLong scoresSeen = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    DemoObserver(
            Map<String, Object> clientConfig, Topics topics, SchemaRegistry schemas, FleetBoard board, Clock clock) {
        this.topics = topics;
        this.board = board;
        this.clock = clock;
        this.config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.ticks = AvroSerde.underTopicName(Tick.class, topics.ticks().name(), schemas)
                .deserializer();
        this.scores = AvroSerde.underTopicName(Score.class, topics.scores().name(), schemas)
                .deserializer();
        this.alerts = AvroSerde.underTopicName(Alert.class, topics.alerts().name(), schemas)
                .deserializer();
        thread.setDaemon(true);
    }

    /**
     * Starts to read what comes from now on; returns when it does.
     *
     * @throws DemoFailedException if it cannot
     */
    void start() throws InterruptedException {
        thread.start();
        ready.await();
        requireReading();
    }

    /**
     * Does nothing as long as it reads.
     *
     * @throws DemoFailedException if it had to give up: the screen would stand still
     */
    void requireReading() {
        RuntimeException cause = failure;
        if (cause != null) {
            throw new DemoFailedException("demo cannot read what comes out: reason=" + cause, cause);
        }
    }

    private void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (TopicSpec topic : List.of(topics.ticks(), topics.scores(), topics.alerts(), topics.deadLetters())) {
                partitions.addAll(partitions(consumer, topic.name()));
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closed) {
                consumer.poll(POLL).forEach(this::observe);
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("demo observer died: reason={}", e.toString(), e);
                failure = e;
            }
        } finally {
            ready.countDown();
        }
    }

    /** The controller answers for a new topic a moment before the broker lists it. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        long deadline = System.nanoTime() + TOPIC_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            var infos = consumer.partitionsFor(topic);
            if (infos != null && !infos.isEmpty()) {
                return infos.stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
            }
        }
        throw new TopicNotFoundException(topic);
    }

    private void observe(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic();
        if (topic.equals(topics.ticks().name())) {
            Tick tick = ticks.deserialize(topic, record.value());
            ticksSeen.incrementAndGet();
            board.tick(tick);
        } else if (topic.equals(topics.scores().name())) {
            Score score = scores.deserialize(topic, record.value());
            scoresSeen.incrementAndGet();
            latencies.add(clock.millis() - record.timestamp());
            board.score(score);
        } else if (topic.equals(topics.alerts().name())) {
            if (record.value() != null) {
                board.alert(alerts.deserialize(topic, record.value()));
            }
        } else {
            countDeadLetter(record);
        }
    }

    private void countDeadLetter(ConsumerRecord<String, byte[]> record) {
        Header cause = record.headers().lastHeader("tocsin.cause");
        boolean isLate = cause != null && new String(cause.value(), StandardCharsets.UTF_8).equals("late");
        (isLate ? late : deadLetters).incrementAndGet();
    }

    LatencyWindow latencies() {
        return latencies;
    }

    long ticks() {
        return ticksSeen.get();
    }

    long scores() {
        return scoresSeen.get();
    }

    long late() {
        return late.get();
    }

    long deadLetters() {
        return deadLetters.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(3).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
