package io.tocsin.backup;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record of a topic as it lies in a file. Immutable as far as its value is. Thread-safe.
 *
 * @param key empty where it had none
 * @param timeMs timestamp of the record, epoch milliseconds
 */
record KeptRecord(String key, long timeMs, SpecificRecord value) {
    static final String NO_KEY = "";
    static final String KEY = "key";
    static final String TIME_MS = "timeMs";
    static final String VALUE = "value";

    GenericRecord generic(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        record.put(KEY, key);
        record.put(TIME_MS, timeMs);
        record.put(VALUE, value);
        return record;
    }

    static KeptRecord of(GenericRecord record) {
        return new KeptRecord(
                String.valueOf(record.get(KEY)), (Long) record.get(TIME_MS), (SpecificRecord) record.get(VALUE));
    }
}
