package io.tocsin.runtime;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for all state stores of the process: by default each store of each partition would take its own 50 MB of block cache and up to 48 MB of
 * write buffers. It is {@link #MEMORY_BYTES} of the app whose store is opened first; another app in the same process shares it, whatever it asks for.
 *
 * <p>Thread-safe.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** Of the properties of Kafka Streams, required: bytes of block cache and write buffers together, a {@link Long}. */
    static final String MEMORY_BYTES = "tocsin.state.memory.bytes";

    private static final long MEMTABLE_BYTES_AT_LEAST = 4L * 1024 * 1024;
    private static final long MEMTABLE_BYTES_AT_MOST = 32L * 1024 * 1024;
    private static final long ARENA_BLOCK_BYTES = 64L * 1024;
    private static final long MANIFEST_BYTES = 64L * 1024;
    private static final int SHARD_BITS_BY_DEFAULT = -1;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {
        static Shared of(long memoryBytes) {
            Cache cache = new LRUCache(memoryBytes, SHARD_BITS_BY_DEFAULT, false, 0.1);
            return new Shared(cache, new WriteBufferManager(writeBufferBytes(memoryBytes), cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long memoryBytes = (Long) Objects.requireNonNull(configs.get(MEMORY_BYTES), MEMORY_BYTES);
        Shared all = shared(memoryBytes);
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(all.cache());
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(all.writeBuffers());
        options.setWriteBufferSize(memtableBytes(memoryBytes));
        options.setMaxWriteBufferNumber(2);
        // By default a memtable takes half a megabyte at its first record: with dozens of stores the write buffers are
        // full of room that nobody uses.
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
        // By default 4 MB of disk are reserved for each store's list of files, which stays at some kilobytes: hundreds
        // of megabytes for nothing.
        options.setManifestPreallocationSize(MANIFEST_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers are shared by all stores and live as long as the process.
    }

    private static synchronized Shared shared(long memoryBytes) {
        if (shared == null) {
            shared = Shared.of(memoryBytes);
        }
        return shared;
    }

    private static long writeBufferBytes(long memoryBytes) {
        return memoryBytes / 2;
    }

    private static long memtableBytes(long memoryBytes) {
        // A store is flushed when its memtable is full, however much of the bound is free: it has to grow with it.
        long share = writeBufferBytes(memoryBytes) / 12;
        return Math.min(Math.max(share, MEMTABLE_BYTES_AT_LEAST), MEMTABLE_BYTES_AT_MOST);
    }
}
