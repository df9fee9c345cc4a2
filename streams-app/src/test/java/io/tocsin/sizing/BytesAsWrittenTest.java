package io.tocsin.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.TopologyFixture;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is computed is what the running topology writes, record by record and in batches as they are sent. */
class BytesAsWrittenTest {
    private static final Setup SETUP =
            new Setup(1, 0, 4, 0, true, Duration.ofMillis(20), Duration.ofSeconds(60), Map.of());
    private static final int TICKS = 70;
    private static final int RECORDS_A_BATCH = 100;

    @TempDir
    private Path directory = Path.of("");

    static Stream<ShapedFleet> shapes() {
        return Stream.of(
                new ShapedFleet(3, 0, 1, 8, List.of()),
                new ShapedFleet(14, 4, 2, 32, List.of(6, 18, 30)),
                new ShapedFleet(80, 2, 3, 20, List.of(18)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldComputeTheBytesThatStoresAndTopicsGet(ShapedFleet fleet) {
        RecordShapes records = new RecordShapes(fleet.workload());
        try (TopologyFixture topology = new TopologyFixture(directory, Map.of())) {
            fleet.run(topology, TICKS);

            for (StoreShape store : new StoreShapes(fleet.workload(), SETUP).all()) {
                List<TestRecord<byte[], byte[]>> written = topology.written("tocsin-" + store.name() + "-changelog");
                assertThat(bytes(newest(written)))
                        .as(store.name())
                        .isEqualTo(store.row().rawBytes());
                if (store.writesATick() == 1) {
                    assertInBatches(written, store.row(), store.name());
                }
            }
            assertTopic(topology.written("metrics.ticks"), records.tick(), "ticks");
            assertTopic(topology.written("anomaly.scores"), records.score(), "scores");
            assertTopic(topology.written("tocsin-samples-by-entity-repartition"), records.sample(), "samples");
        }
    }

    private static void assertTopic(List<TestRecord<byte[], byte[]>> written, RecordShape shape, String name) {
        // Which horizon is the urgent one is one byte more or less.
        assertThat(shape.rawBytes() - bytes(newest(written))).as(name).isBetween(0, 1);
        assertInBatches(written, shape, name);
    }

    private static void assertInBatches(List<TestRecord<byte[], byte[]>> written, RecordShape shape, String name) {
        List<TestRecord<byte[], byte[]>> newest = written.subList(written.size() - RECORDS_A_BATCH, written.size());
        // Alone, names that begin alike may stand for each other: what is computed is the most.
        assertThat(shape.bytesInBatchOf(1))
                .as(name + ", alone")
                .isGreaterThanOrEqualTo(batchBytes(newest.subList(0, 1)));
        double each = batchBytes(newest) / RECORDS_A_BATCH;
        assertThat(shape.bytesInBatchOf(RECORDS_A_BATCH))
                .as(name + ", in batches")
                .isCloseTo(each, within(each));
    }

    /** A quarter, or some bytes where that is little. */
    private static Offset<Double> within(double bytes) {
        return Offset.offset(Math.max(8, bytes / 4));
    }

    private static double batchBytes(List<TestRecord<byte[], byte[]>> records) {
        SimpleRecord[] batch = records.stream()
                .map(one -> new SimpleRecord(one.timestamp(), one.key(), one.value()))
                .toArray(SimpleRecord[]::new);
        ByteBuffer bytes =
                MemoryRecords.withRecords(Compression.lz4().build(), batch).buffer();
        return bytes.remaining();
    }

    private static TestRecord<byte[], byte[]> newest(List<TestRecord<byte[], byte[]>> written) {
        return written.get(written.size() - 1);
    }

    private static int bytes(TestRecord<byte[], byte[]> record) {
        return record.key().length + record.value().length;
    }
}
