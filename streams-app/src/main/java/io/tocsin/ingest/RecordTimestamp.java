package io.tocsin.ingest;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The timestamp of a raw record, or the partition's time where a client set none (-1): Kafka Streams stops for good at such a record, and the
 * steps take their time from the sample anyway.
 *
 * <p>Thread-safe.
 */
public final class RecordTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }
}
