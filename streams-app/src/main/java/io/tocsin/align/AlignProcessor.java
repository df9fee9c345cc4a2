package io.tocsin.align;

import io.tocsin.names.Names;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.OutcomeCounters;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Samples in, closed ticks out, one after the other for each entity; a late sample goes to the dead letters.
 *
 * <p>Confined to one stream thread.
 */
final class AlignProcessor extends ContextualProcessor<String, Sample, String, Outcome<Tick>> {
    private final TickAligner aligner;
    private final Serializer<Sample> letterSerializer;
    private final OutcomeCounters counters;
    private final List<Tick> closed = new ArrayList<>();
    private KeyValueStore<String, AlignProgress> progressStore;
    private KeyValueStore<String, MetricRoster> rosterStore;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    AlignProcessor(TickAligner aligner, Serializer<Sample> letterSerializer, OutcomeCounters counters) {
        this.aligner = aligner;
        this.letterSerializer = letterSerializer;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<String, Outcome<Tick>> context) {
        super.init(context);
        progressStore = context.getStateStore(Names.ALIGN_PROGRESS_STORE);
        rosterStore = context.getStateStore(Names.ALIGN_ROSTER_STORE);
    }

    @Override
    public void process(Record<String, Sample> record) {
        String entity = record.key();
        AlignProgress stored = progressStore.get(entity);
        AlignProgress progress = stored == null ? new AlignProgress() : stored;
        if (aligner.isLate(record.value(), progress)) {
            refuse(record, progress);
        } else {
            align(record, progress);
        }
        progressStore.put(entity, progress);
    }

    private void align(Record<String, Sample> record, AlignProgress progress) {
        MetricRoster stored = rosterStore.get(record.key());
        MetricRoster roster = stored == null ? new MetricRoster() : stored;
        closed.clear();
        if (aligner.add(record.value(), progress, roster, closed)) {
            rosterStore.put(record.key(), roster);
        }
        for (Tick tick : closed) {
            counters.passed();
            context().forward(record.withValue(new Outcome.Passed<>(tick)));
        }
    }

    private void refuse(Record<String, Sample> record, AlignProgress progress) {
        Sample sample = record.value();
        aligner.learnFromLate(sample, progress);
        counters.refused(RefusalCause.LATE);
        String detail = "tick is closed: entity=" + sample.getEntity() + " time=" + sample.getTime() + " newest="
                + Instant.ofEpochMilli(progress.newestTimeMs);
        byte[] letter = letterSerializer.serialize("", sample);
        context().forward(record.withValue(new Outcome.Refused<>(new Refusal(RefusalCause.LATE, detail, letter))));
    }
}
