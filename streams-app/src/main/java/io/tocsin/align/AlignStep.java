package io.tocsin.align;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.names.Names;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.OutcomeCounters;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The align step as the topology takes it: processors and their stores.
 *
 * <p>Thread-safe.
 */
public final class AlignStep implements ProcessorSupplier<String, Sample, String, Outcome<Tick>> {
    private final TickAligner aligner;
    private final Serializer<Sample> letterSerializer;
    private final OutcomeCounters counters;

    public AlignStep(
            TickSettings ticks,
            AlignSettings settings,
            Serializer<Sample> letterSerializer,
            OutcomeCounters counters,
            MeterRegistry meters) {
        this.aligner = new TickAligner(ticks, settings, new IrregularityCounters(meters)::count);
        this.letterSerializer = letterSerializer;
        this.counters = counters;
    }

    @Override
    public Processor<String, Sample, String, Outcome<Tick>> get() {
        return new AlignProcessor(aligner, letterSerializer, counters);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.ALIGN_PROGRESS_STORE),
                        Serdes.String(),
                        new AlignProgressSerde()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.ALIGN_ROSTER_STORE),
                        Serdes.String(),
                        new MetricRosterSerde()));
    }
}
