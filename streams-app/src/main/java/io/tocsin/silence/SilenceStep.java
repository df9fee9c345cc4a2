package io.tocsin.silence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.SilenceSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.names.Names;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The silence step as the topology takes it: processors and their store, and what the tasks of the process have in common.
 *
 * <p>Thread-safe.
 */
public final class SilenceStep implements ProcessorSupplier<String, Sample, String, Alert> {
    private final SilenceSettings settings;
    private final PlannedQuiet planned;
    private final Duration lookInterval;
    private final SignsOfLife life;

    /**
     * Looks around once a tick, and more often where the silence that is allowed is hardly longer.
     *
     * @param quietIsTold whether nothing comes of anybody, in no process, and others tell that; thread-safe
     */
    public SilenceStep(
            TickSettings ticks,
            SilenceSettings settings,
            PlannedQuiet planned,
            BooleanSupplier quietIsTold,
            MeterRegistry meters) {
        this.settings = settings;
        this.planned = planned;
        this.life = new SignsOfLife(quietIsTold);
        gauge("speaking", SignsOfLife::speaking, meters);
        gauge("silent", SignsOfLife::silent, meters);
        Duration half = settings.after().dividedBy(2);
        this.lookInterval = ticks.duration().compareTo(half) < 0 ? ticks.duration() : half;
    }

    private void gauge(String state, ToDoubleFunction<SignsOfLife> count, MeterRegistry meters) {
        Gauge.builder("tocsin.entities", life, count)
                .description("Entities whose silence is watched for, by whether they are silent")
                .tag("state", state)
                .register(meters);
    }

    @Override
    public Processor<String, Sample, String, Alert> get() {
        return new SilenceProcessor(settings, planned, life, lookInterval);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.SILENCE_STORE), Serdes.String(), new WatchedEntitySerde()));
    }
}
