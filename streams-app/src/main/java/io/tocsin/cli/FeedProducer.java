package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends samples to the samples topic, in batches; those of one entity keep their order. Nothing is dropped: the first one that Kafka does not take is
 * the end.
 *
 * <p>Confined to one thread; Kafka acknowledges in its own.
 */
final class FeedProducer implements FeedTarget, AutoCloseable {
    private static final int GIVE_UP_MS = 30_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final String topic;
    private final Producer<String, Sample> producer;
    private final AtomicReference<@Nullable Failure> first = new AtomicReference<>();
    private int sent;

    private record Failure(int sample, String reason) {}

    FeedProducer(TocsinConfig config) {
        this.topic = Installation.topicsOf(config).samples().name();
        Map<String, Object> settings = config.kafka().clientConfiguration();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MS / 3);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A partition that was made a moment ago may refuse the first batch and take the next, which then stays out of
        // order: with one at a time there is no next.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        AvroSerde<Sample> serde = AvroSerde.underTopicName(Sample.class, topic, Installation.schemasOf(config));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), serde.serializer());
    }

    String topic() {
        return topic;
    }

    @Override
    public void send(Sample sample) {
        int number = sent++;
        try {
            var unused = producer.send(new ProducerRecord<>(topic, sample.getEntity(), sample), (position, failure) -> {
                if (failure != null) {
                    fail(number, failure);
                }
            });
        } catch (KafkaException e) {
            fail(number, e);
        }
    }

    private void fail(int number, Exception failure) {
        Failure told = new Failure(number, failure.getClass().getSimpleName() + ": " + failure.getMessage());
        first.accumulateAndGet(
                told, (before, now) -> before != null && now != null && before.sample() < now.sample() ? before : now);
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(first.get()).map(Failure::reason);
    }

    @Override
    public int arrived() {
        producer.flush();
        return Optional.ofNullable(first.get()).map(Failure::sample).orElse(sent);
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
