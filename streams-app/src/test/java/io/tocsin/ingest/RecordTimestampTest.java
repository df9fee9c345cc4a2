package io.tocsin.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimestampTest {
    @ParameterizedTest
    @CsvSource({"1000, 500, 1000", "0, 500, 0", "-1, 500, 500", "-1, -1, 0"})
    void shouldGoOnWithThePartitionsTimeWhereTheRecordHasNone(long timestamp, long partitionTime, long expected) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "metrics.samples",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
        assertThat(new RecordTimestamp().extract(record, partitionTime)).isEqualTo(expected);
    }
}
