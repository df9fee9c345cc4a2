package io.tocsin.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for all state stores of the process: by default each store of each partition would take its own 50 MB of block cache and up to 48 MB of
 * write buffers.
 *
 * <p>Thread-safe.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long TOTAL_BYTES = 96L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 48L * 1024 * 1024;
    private static final long MEMTABLE_BYTES = 4L * 1024 * 1024;
    private static final long MANIFEST_BYTES = 64L * 1024;
    private static final int SHARD_BITS_BY_DEFAULT = -1;

    private static final class Shared {
        static final Cache CACHE = new LRUCache(TOTAL_BYTES, SHARD_BITS_BY_DEFAULT, false, 0.1);
        static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(Shared.CACHE);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(Shared.WRITE_BUFFERS);
        options.setWriteBufferSize(MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(2);
        // By default 4 MB of disk are reserved for each store's list of files, which stays at some kilobytes: hundreds
        // of megabytes for nothing.
        options.setManifestPreallocationSize(MANIFEST_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers are shared by all stores and live as long as the process.
    }
}
