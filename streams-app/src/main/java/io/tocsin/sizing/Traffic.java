package io.tocsin.sizing;

import io.tocsin.names.Names;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes through the topics that every tick writes to. Alerts, labels, feedback, models and dead letters are as much as happens, and little beside
 * these. Thread-safe.
 *
 * @param partitions of the topics that carry the entities' data
 */
record Traffic(Workload workload, Setup setup, Topics topics, int partitions) {
    /** Kafka's defaults of segment.bytes and segment.ms; what is in the segment that is written to is neither deleted nor compacted. */
    private static final double SEGMENT_BYTES = 1L << 30;

    private static final double SEGMENT_SECONDS = 7 * 86_400;

    /** Streams deletes what it has read of a repartition topic, by segments of this size. */
    private static final double REPARTITION_SEGMENT_BYTES = 50L << 20;

    /** A log is compacted when half of it is old (min.cleanable.dirty.ratio). */
    private static final double COMPACTION_FACTOR = 2;

    List<TopicFlow> all() {
        RecordShapes records = new RecordShapes(workload);
        List<TopicFlow> all = new ArrayList<>();
        all.add(samples(records.sample()));
        all.add(repartition(records.sample()));
        all.add(kept(topics.ticks(), records.tick()));
        all.add(kept(topics.scores(), records.score()));
        if (workload.shadow()) {
            all.add(kept(topics.shadowScores(), records.score()));
        }
        new StoreShapes(workload, setup).all().forEach(store -> all.add(changelog(store)));
        return all;
    }

    /** Each sender sends one sample at a time, and outside of transactions. */
    private TopicFlow samples(RecordShape sample) {
        double written = workload.ticksPerSecond() * sample.bytesInBatchOf(1);
        return flow(topics.samples().name(), TopicFlow.Kind.DATA, workload.ticksPerSecond(), written)
                .read(1)
                .onDisk(deleted(written, retention(topics.samples())), days(retention(topics.samples())));
    }

    private TopicFlow kept(TopicSpec topic, RecordShape record) {
        double written = written(record, workload.ticksPerSecond(), gatherSeconds());
        return flow(topic.name(), TopicFlow.Kind.DATA, workload.ticksPerSecond(), written)
                .onDisk(deleted(written, retention(topic)), days(retention(topic)));
    }

    private TopicFlow repartition(RecordShape sample) {
        return flow(
                        Names.SAMPLES_BY_ENTITY,
                        TopicFlow.Kind.REPARTITION,
                        workload.ticksPerSecond(),
                        written(sample, workload.ticksPerSecond(), RecordShape.LINGER_SECONDS))
                .read(1)
                .onDisk(2 * REPARTITION_SEGMENT_BYTES * partitions, "until read");
    }

    private TopicFlow changelog(StoreShape store) {
        double records = workload.ticksPerSecond() * store.writesATick();
        double written = records == 0 ? 0 : written(store.row(), records, gatherSeconds());
        double live =
                (double) workload.entities() * store.rows() * (store.row().freshBytes() + RecordShape.RECORD_BYTES);
        double segment = Math.min(written * SEGMENT_SECONDS, SEGMENT_BYTES * partitions);
        return flow(store.name(), TopicFlow.Kind.CHANGELOG, records, written)
                .read(setup.standbyReplicas())
                .onDisk(COMPACTION_FACTOR * live + segment, "compacted");
    }

    private double written(RecordShape record, double recordsPerSecond, double gatherSeconds) {
        double each = recordsPerSecond / partitions;
        return recordsPerSecond * record.bytesAtRate(each, gatherSeconds)
                + partitions * RecordShape.markerBytes(each, setup);
    }

    /** Behind the repartition topic records come in bursts, a transaction's at a time. */
    private double gatherSeconds() {
        double burst = setup.exactlyOnce() ? setup.commitInterval().toNanos() / 1e9 : 0;
        return RecordShape.LINGER_SECONDS + burst;
    }

    private double deleted(double writtenPerSecond, Duration retention) {
        double segment = Math.min(writtenPerSecond * SEGMENT_SECONDS, SEGMENT_BYTES * partitions);
        return writtenPerSecond * retention.toSeconds() + segment;
    }

    private Duration retention(TopicSpec topic) {
        String declared = topic.settings().getOrDefault("retention.ms", "0");
        return setup.retentions().getOrDefault(topic.name(), Duration.ofMillis(Long.parseLong(declared)));
    }

    private static String days(Duration kept) {
        return kept.toHours() % 24 == 0 ? kept.toDays() + " d" : kept.toHours() + " h";
    }

    private Draft flow(String topic, TopicFlow.Kind kind, double records, double written) {
        return new Draft(topic, kind, records, written, 0);
    }

    /** A flow of which it is not yet told how long it is kept; bytes for one replica. */
    private final class Draft {
        private final String topic;
        private final TopicFlow.Kind kind;
        private final double records;
        private final double written;
        private final int readers;

        Draft(String topic, TopicFlow.Kind kind, double records, double written, int readers) {
            this.topic = topic;
            this.kind = kind;
            this.records = records;
            this.written = written;
            this.readers = readers;
        }

        Draft read(int times) {
            return new Draft(topic, kind, records, written, times);
        }

        TopicFlow onDisk(double bytes, String kept) {
            int replicas = setup.replicationFactor();
            return new TopicFlow(
                    topic,
                    kind,
                    partitions,
                    records,
                    written,
                    written * (replicas - 1),
                    written * readers,
                    bytes * replicas,
                    kept,
                    !topic.equals(topics.samples().name()));
        }
    }
}
