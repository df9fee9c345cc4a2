package io.tocsin.feedback;

import io.tocsin.alert.AlertId;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Says something of alerts: what anybody who has people in front of them calls. It returns when Kafka has it; the running system acts on it at once.
 *
 * <p>Each call connects anew, for they are rare. Thread-safe. Every method throws {@link FeedbackFailedException} when what is said cannot be true, or
 * Kafka does not take it.
 */
public final class FeedbackWriter {
    private static final int TIMEOUT_MS = 15_000;

    private final Map<String, Object> clientConfig;
    private final String topic;
    private final AvroSerde<Feedback> serde;
    private final FeedbackGate gate;

    public FeedbackWriter(TocsinConfig config, Topics topics, SchemaRegistry schemas) {
        this.clientConfig = new HashMap<>(config.kafka().clientConfiguration());
        this.clientConfig.put(ProducerConfig.ACKS_CONFIG, "all");
        this.clientConfig.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        this.topic = topics.feedback().name();
        this.serde = AvroSerde.underTopicName(Feedback.class, topic, schemas);
        this.gate = new FeedbackGate(config.ingest().aheadMax());
    }

    /** Somebody has taken the incident. */
    public Feedback acknowledge(AlertId alert, Said said) throws InterruptedException {
        return write(of(FeedbackKind.ACKNOWLEDGED, alert, null, said));
    }

    /**
     * Nothing was wrong.
     *
     * @param end of the incident, exclusive, where it is known to be over
     */
    public Feedback falseAlarm(AlertId alert, @Nullable Instant end, Said said) throws InterruptedException {
        return write(of(FeedbackKind.FALSE_ALARM, alert, end, said));
    }

    /**
     * Something was wrong and no alert came.
     *
     * @param end exclusive
     */
    public Feedback missed(String entity, AlertKind kind, Instant start, Instant end, Said said)
            throws InterruptedException {
        return write(
                new Feedback(entity, FeedbackKind.MISSED, kind, null, start, end, said.time(), said.by(), said.note()));
    }

    private static Feedback of(FeedbackKind kind, AlertId alert, @Nullable Instant end, Said said) {
        return new Feedback(
                alert.entity(),
                kind,
                alert.kind(),
                alert.toString(),
                end == null ? null : alert.start(),
                end,
                said.time(),
                said.by(),
                said.note());
    }

    private Feedback write(Feedback feedback) throws InterruptedException {
        gate.problem(feedback.getEntity(), feedback, Instant.now()).ifPresent(problem -> {
            throw new FeedbackFailedException(problem, null);
        });
        try (KafkaProducer<String, Feedback> producer =
                new KafkaProducer<>(clientConfig, new StringSerializer(), serde.serializer())) {
            producer.send(new ProducerRecord<>(topic, feedback.getEntity(), feedback))
                    .get();
            return feedback;
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private FeedbackFailedException failed(Throwable cause) {
        return new FeedbackFailedException("feedback cannot be given: topic=" + topic + " reason=" + cause, cause);
    }
}
