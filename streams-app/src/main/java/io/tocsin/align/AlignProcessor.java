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
        AlignProgress storedProgress = progressStore.get(entity);
        AlignProgress progress = storedProgress == null ? new AlignProgress() : storedProgress;
        MetricRoster storedRoster = rosterStore.get(entity);
        MetricRoster roster = storedRoster == null ? new MetricRoster() : storedRoster;
        if (aligner.isLate(record.value(), progress)
                ? refuse(record, progress, roster)
                : align(record, progress, roster)) {
            rosterStore.put(entity, roster);
        }
        progressStore.put(entity, progress);
    }

    /** Whether the roster changed. */
    private boolean align(Record<String, Sample> record, AlignProgress progress, MetricRoster roster) {
        closed.clear();
        boolean rosterChanged = aligner.add(record.value(), record.timestamp(), progress, roster, closed);
        for (Tick tick : closed) {
            counters.passed();
            context().forward(record.withValue(new Outcome.Passed<>(tick)));
        }
        return rosterChanged;
    }

    /** Whether the roster changed. */
    private boolean refuse(Record<String, Sample> record, AlignProgress progress, MetricRoster roster) {
        Sample sample = record.value();
        boolean rosterChanged = aligner.learnFromLate(sample, progress, roster);
        counters.refused(RefusalCause.LATE);
        String detail = "tick is closed: entity=" + sample.getEntity() + " time=" + sample.getTime() + " newest="
                + Instant.ofEpochMilli(progress.newestTimeMs);
        byte[] letter = letterSerializer.serialize("", sample);
        context().forward(record.withValue(new Outcome.Refused<>(new Refusal(RefusalCause.LATE, detail, letter))));
        return rosterChanged;
    }
}
