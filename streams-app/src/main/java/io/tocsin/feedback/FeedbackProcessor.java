package io.tocsin.feedback;

import io.tocsin.ingest.PatientDecoder;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.OutcomeCounters;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes in, feedback keyed by entity out; what cannot be true goes to the dead letters.
 *
 * <p>Confined to one stream thread.
 */
public final class FeedbackProcessor extends ContextualProcessor<byte[], byte[], String, Outcome<Feedback>> {
    private final FeedbackGate gate;
    private final PatientDecoder<Feedback> decoder;
    private final Clock clock;
    private final OutcomeCounters counters;

    public FeedbackProcessor(
            FeedbackGate gate, Deserializer<Feedback> deserializer, Clock clock, OutcomeCounters counters) {
        this.gate = gate;
        this.decoder = new PatientDecoder<>(deserializer);
        this.clock = clock;
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Outcome<Feedback> outcome = judge(record.key(), record.value());
        String key = "";
        if (outcome instanceof Outcome.Passed<Feedback> passed) {
            counters.passed();
            key = passed.value().getEntity();
        } else if (outcome instanceof Outcome.Refused<Feedback> refused) {
            counters.refused(refused.refusal().cause());
        }
        context().forward(new Record<>(key, outcome, record.timestamp(), origin()));
    }

    private Outcome<Feedback> judge(byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            return refused("record has no value", new byte[0]);
        }
        try {
            Feedback feedback = decoder.decode("", value);
            String entity = key == null ? null : new String(key, StandardCharsets.UTF_8);
            return gate.problem(entity, feedback, clock.instant())
                    .map(problem -> refused(problem, value))
                    .orElseGet(() -> new Outcome.Passed<>(feedback));
        } catch (UndecodableRecordException e) {
            return refused(String.valueOf(e.getMessage()), value);
        }
    }

    private static Outcome<Feedback> refused(String detail, byte[] value) {
        return new Outcome.Refused<>(new Refusal(RefusalCause.BAD_FEEDBACK, detail, value));
    }

    /** Nobody needs the headers that it came with, and they may be too large to send on. */
    private Headers origin() {
        Headers headers = new RecordHeaders();
        context()
                .recordMetadata()
                .ifPresent(at -> headers.add(
                        Refusal.ORIGIN_HEADER,
                        (at.topic() + "/" + at.partition() + "/" + at.offset()).getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
