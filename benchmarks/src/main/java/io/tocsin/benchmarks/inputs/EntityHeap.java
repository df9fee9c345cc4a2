package io.tocsin.benchmarks.inputs;

import io.tocsin.align.EntityAligner;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.translate.Translator;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an entity takes of the heap while it is aligned, after more and more ticks: it has to stay what it is.
 *
 * <p>Confined to one thread.
 */
final class EntityHeap {
    private static final int ENTITIES = 200;
    private static final String TOPIC = "metrics.samples";
    private static final long TIME_MS = 1_772_373_600_000L;
    private static final long TICK_MS = 10_000;
    private static final List<Integer> STOPS = List.of(3, 30, 300);

    private EntityHeap() {}

    static void print() {
        TocsinConfig config = TocsinConfig.of(Map.of());
        for (InputFormat format : InputFormat.values()) {
            Sample sample = new Translator(config.translate(), cause -> {})
                    .translate(format.decoder().decode(format.payload(TIME_MS)))
                    .get(0);
            print(format, sample, config);
        }
    }

    private static void print(InputFormat format, Sample sample, TocsinConfig config) {
        AvroSerde<Sample> serde =
                AvroSerde.underTopicName(Sample.class, TOPIC, SchemaRegistry.connect("mock://inputs", Map.of()));
        List<EntityAligner> aligners = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            aligners.add(new EntityAligner(sample.getEntity(), config.ticks(), config.align()));
        }
        long before = usedBytes();
        int tick = 0;
        for (int stop : STOPS) {
            for (; tick < stop; tick++) {
                sample.setTime(Instant.ofEpochMilli(TIME_MS + tick * TICK_MS));
                byte[] record = serde.serializer().serialize(TOPIC, sample);
                // Read anew for each, as from Kafka: nobody shares a name with somebody else.
                aligners.forEach(aligner -> aligner.add(serde.deserializer().deserialize(TOPIC, record)));
            }
            System.out.printf(
                    "%s: heap of an entity with %d readings after %d ticks: %d bytes%n",
                    format, sample.getReadings().size(), stop, (usedBytes() - before) / ENTITIES);
        }
    }

    private static long usedBytes() {
        // More than once, for what a collection frees may keep something else alive until then.
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
