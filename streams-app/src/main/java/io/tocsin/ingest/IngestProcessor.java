package io.tocsin.ingest;

import io.tocsin.config.IngestSettings;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.OutcomeCounters;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Raw bytes in, samples keyed by entity out; what cannot be used goes to the dead letters with its cause and origin. A record with many samples makes
 * one dead letter for each cause: it holds the whole record, and it tells of the first sample that was refused for it; all are counted.
 *
 * <p>Confined to one stream thread.
 */
public final class IngestProcessor extends ContextualProcessor<byte[], byte[], String, Outcome<Sample>> {
    private static final int MAX_HEADER_BYTES = 16_384;

    private final IngestSettings settings;
    private final SampleDecoder decoder;
    private final SampleGate gate;
    private final OutcomeCounters counters;

    public IngestProcessor(IngestSettings settings, SampleDecoder decoder, Clock clock, OutcomeCounters counters) {
        this.settings = settings;
        this.decoder = decoder;
        this.gate = new SampleGate(settings, clock);
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Headers headers = withOrigin(record.headers());
        Set<RefusalCause> told = EnumSet.noneOf(RefusalCause.class);
        for (Outcome<Sample> outcome : judge(record.value())) {
            if (outcome instanceof Outcome.Passed<Sample> passed) {
                counters.passed();
                forward(passed.value().getEntity(), outcome, headers, record.timestamp());
            } else if (outcome instanceof Outcome.Refused<Sample> refused) {
                counters.refused(refused.refusal().cause());
                if (told.add(refused.refusal().cause())) {
                    forward("", outcome, headers, record.timestamp());
                }
            }
        }
    }

    private List<Outcome<Sample>> judge(byte[] value) {
        if (value == null) {
            return refused(RefusalCause.UNDECODABLE, "record has no value", new byte[0]);
        }
        if (value.length > settings.recordBytesMax()) {
            return refused(
                    RefusalCause.TOO_LARGE,
                    "at most " + settings.recordBytesMax() + " bytes: bytes=" + value.length,
                    value);
        }
        try {
            List<Outcome<Sample>> outcomes = new ArrayList<>();
            for (Sample sample : decoder.decode(value)) {
                outcomes.addAll(gate.judge(sample, value));
            }
            return outcomes;
        } catch (UndecodableRecordException e) {
            return refused(RefusalCause.UNDECODABLE, String.valueOf(e.getMessage()), value);
        }
    }

    private static List<Outcome<Sample>> refused(RefusalCause cause, String detail, byte[] value) {
        return List.of(new Outcome.Refused<>(new Refusal(cause, detail, value)));
    }

    /** Headers that would make the record too large to send on stay behind. */
    private Headers withOrigin(Headers original) {
        Headers headers = isSmall(original) ? new RecordHeaders(original) : new RecordHeaders();
        context()
                .recordMetadata()
                .ifPresent(at -> headers.add(
                        Refusal.ORIGIN_HEADER,
                        (at.topic() + "/" + at.partition() + "/" + at.offset()).getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static boolean isSmall(Headers headers) {
        long size = 0;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size <= MAX_HEADER_BYTES;
    }

    private void forward(String key, Outcome<Sample> outcome, Headers headers, long timestamp) {
        context().forward(new Record<>(key, outcome, timestamp, headers));
    }
}
