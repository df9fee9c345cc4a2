package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends samples one after the other. While Kafka or the registry is away it keeps the newest {@value #MAX_WAITING}, drops the oldest beyond that, and
 * says so once; a sample that was sent twice is put into the same cell of the grid.
 *
 * <p>Thread-safe. Sending is done by its own daemon thread.
 */
final class SampleSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleSender.class);
    private static final int MAX_WAITING = 1_000;
    private static final int ATTEMPT_MS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final String topic;
    private final Producer<String, Sample> producer;
    private final BlockingQueue<Sample> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::run, "tocsin-sample-sender");
    private boolean away;

    private SampleSender(String topic, Producer<String, Sample> producer) {
        this.topic = topic;
        this.producer = producer;
        thread.setDaemon(true);
    }

    static SampleSender start(TocsinConfig config) {
        String topic = Installation.topicsOf(config).samples().name();
        Map<String, Object> settings = config.kafka().clientConfiguration();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ATTEMPT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ATTEMPT_MS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        AvroSerde<Sample> serde = AvroSerde.underTopicName(Sample.class, topic, Installation.schemasOf(config));
        SampleSender sender =
                new SampleSender(topic, new KafkaProducer<>(settings, new StringSerializer(), serde.serializer()));
        sender.thread.start();
        return sender;
    }

    /** Takes a sample; never waits for Kafka. */
    void send(Sample sample) {
        while (!waiting.offer(sample)) {
            if (waiting.poll() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    /** Samples that Kafka has acknowledged. */
    long sent() {
        return sent.get();
    }

    /** Samples that were given up, for too many were waiting. */
    long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            while (true) {
                sendPatiently(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries until it is sent, or until newer ones need the room. */
    private void sendPatiently(Sample sample) throws InterruptedException {
        while (!isSent(sample)) {
            if (waiting.remainingCapacity() == 0) {
                dropped.incrementAndGet();
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean isSent(Sample sample) throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, sample.getEntity(), sample))
                    .get();
            sent.incrementAndGet();
            if (away) {
                away = false;
                LOG.info("kafka takes samples again: topic={} waiting={} dropped={}", topic, waiting.size(), dropped);
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            if (!away) {
                away = true;
                LOG.warn(
                        "kafka does not take samples, they wait: topic={} max={} reason={}",
                        topic,
                        MAX_WAITING,
                        e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close(CLOSE_TIMEOUT);
    }
}
