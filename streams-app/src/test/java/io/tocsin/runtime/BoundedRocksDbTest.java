package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

class BoundedRocksDbTest {

    @ParameterizedTest
    @CsvSource({
        "33554432, 4194304",
        "100663296, 4194304",
        "201326592, 8388608",
        "805306368, 33554432",
        "1099511627776, 33554432",
    })
    void shouldLetMemtablesGrowWithTheMemoryOfTheStores(String stateMemoryBytes, long memtableBytes) {
        try (Options options = optionsOf(stateMemoryBytes)) {
            assertThat(options.writeBufferSize()).isEqualTo(memtableBytes);
        }
    }

    @Test
    void shouldShareOneBoundAmongAllStores() {
        try (Options one = optionsOf("100663296");
                Options other = optionsOf("201326592")) {
            assertThat(one.writeBufferManager()).isNotNull().isSameAs(other.writeBufferManager());
        }
    }

    /** Of a store of an app that is configured so, by the way that the value takes in Kafka Streams. */
    private static Options optionsOf(String stateMemoryBytes) {
        TocsinConfig config = TocsinConfig.of(Map.of("state.memory.bytes", stateMemoryBytes));
        StreamsConfig streams = new StreamsConfig(StreamsProperties.of(config, Topics.withPrefix("")));
        Map<String, Object> configs = new HashMap<>(streams.originals());
        configs.putAll(streams.values());
        Options options = new Options().setTableFormatConfig(new BlockBasedTableConfig());
        new BoundedRocksDb().setConfig("store", options, configs);
        return options;
    }
}
