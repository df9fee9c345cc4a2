package io.tocsin.silence;

import io.tocsin.config.SilenceSettings;
import io.tocsin.names.Names;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Samples in, changes in the life of silences out, keyed {@code entity|NO_DATA}. The clock is that of Kafka Streams.
 *
 * <p>Confined to one stream thread.
 */
final class SilenceProcessor extends ContextualProcessor<String, Sample, String, Alert> implements SilenceWatch.Book {
    private final SilenceSettings settings;
    private final PlannedQuiet planned;
    private final SignsOfLife life;
    private final Duration lookInterval;
    private final List<KeyedAlert> told = new ArrayList<>();
    private KeyValueStore<String, WatchedEntity> entities;
    private @Nullable SilenceWatch watch;

    /** A change that waits to be forwarded. */
    private record KeyedAlert(String key, Alert alert) {}

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    SilenceProcessor(SilenceSettings settings, PlannedQuiet planned, SignsOfLife life, Duration lookInterval) {
        this.settings = settings;
        this.planned = planned;
        this.life = life;
        this.lookInterval = lookInterval;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        entities = context.getStateStore(Names.SILENCE_STORE);
        context.schedule(lookInterval, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, Sample> record) {
        Sample sample = record.value();
        long nowMs = context().currentSystemTimeMs();
        watch(nowMs).heard(record.key(), sample.getTime().toEpochMilli(), sample.getLabels(), nowMs);
        told.forEach(one -> context().forward(record.withKey(one.key()).withValue(one.alert())));
        told.clear();
    }

    private void look(long nowMs) {
        watch(nowMs).look(nowMs);
        told.forEach(one -> context().forward(new Record<>(one.key(), one.alert(), nowMs)));
        told.clear();
    }

    /** Made when it is first needed: the silence of those in the store begins then. */
    private SilenceWatch watch(long nowMs) {
        SilenceWatch current = watch;
        if (current == null) {
            String place = Names.SAMPLES_BY_ENTITY + "/" + context().taskId().partition();
            current = new SilenceWatch(
                    settings,
                    planned,
                    life,
                    this,
                    place,
                    lookInterval.toMillis(),
                    nowMs,
                    (key, alert) -> told.add(new KeyedAlert(key, alert)));
            watch = current;
        }
        return current;
    }

    @Override
    public List<WatchedEntity> all() {
        List<WatchedEntity> all = new ArrayList<>();
        try (KeyValueIterator<String, WatchedEntity> stored = entities.all()) {
            stored.forEachRemaining(entry -> all.add(entry.value));
        }
        return all;
    }

    @Override
    public void put(String key, WatchedEntity entity) {
        entities.put(key, entity);
    }

    @Override
    public void delete(String key) {
        entities.delete(key);
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.leave();
            watch = null;
        }
    }
}
