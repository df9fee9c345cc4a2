package io.tocsin.delivery;

import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where messages end that a receiver does not take. Returns when the broker has the letter.
 *
 * <p>Thread-safe.
 */
final class DeadLetters implements AutoCloseable {
    static final String RECEIVER_HEADER = "tocsin.receiver";
    private static final String STEP = "deliver";

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    DeadLetters(String topic, Map<String, Object> clientConfig) {
        this.topic = topic;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * @param value what was not taken, without secrets
     * @param origin topic/partition/offset, or what else leads back to it
     * @throws KafkaException if the broker does not take it either
     */
    void write(RefusalCause cause, String receiver, String entity, String detail, byte[] value, String origin)
            throws InterruptedException {
        Refusal refusal = new Refusal(cause, detail, value);
        Headers original =
                new RecordHeaders().add(RECEIVER_HEADER, bytes(receiver)).add(Refusal.ORIGIN_HEADER, bytes(origin));
        try {
            producer.send(new ProducerRecord<>(
                            topic, null, bytes(entity), refusal.letter(), refusal.headers(original, STEP)))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("dead letter was not taken: topic=" + topic, e.getCause());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
