package io.tocsin;

import io.tocsin.runtime.BoundedRocksDb;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** As in production, but what is written reaches the disk within seconds and not within minutes, so that a drill need not wait. Thread-safe. */
public final class SmallMemtables implements RocksDBConfigSetter {
    /** Sets it for an installation. */
    static final Map<String, String> SETTINGS = Map.of("streams.rocksdb.config.setter", SmallMemtables.class.getName());

    private static final long MEMTABLE_BYTES = 128L * 1024;

    private final BoundedRocksDb production = new BoundedRocksDb();

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        production.setConfig(storeName, options, configs);
        options.setWriteBufferSize(MEMTABLE_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        production.close(storeName, options);
    }
}
