package io.tocsin.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TickWindowTest {
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<String, WindowColumns> columnsStore =
            store("columns", Serdes.String(), new WindowColumns.Serde());
    private final KeyValueStore<Bytes, byte[]> ticksStore = store("ticks", Serdes.Bytes(), Serdes.ByteArray());
    private final TickWindow window = new TickWindow(columnsStore, ticksStore, 4);

    @Test
    void shouldShowNothingOfAnEntityItDoesNotKnow() {
        assertThat(before("web-1", 10)).isEmpty();
    }

    @Test
    void shouldShowTheTicksBeforeOldestFirst() {
        append("web-1", 7, Map.of("cpu", 0.7f));
        append("web-1", 8, Map.of("cpu", 0.8f));
        append("web-1", 9, Map.of("cpu", 0.9f));
        assertThat(before("web-1", 9))
                .containsExactly(Map.entry(7L, Map.of("cpu", 0.7f)), Map.entry(8L, Map.of("cpu", 0.8f)));
    }

    @Test
    void shouldHoldAsManyTicksAsTheWindowIsLong() {
        for (int tick = -3; tick <= 20; tick++) {
            append("web-1", tick, Map.of("cpu", (float) tick));
            assertThat(ticksBefore("web-1", tick + 1))
                    .as("window that ends with tick %d", tick)
                    .containsExactlyElementsOf(range(Math.max(-3, tick - 3), tick));
        }
        assertThat(ticksStore.approximateNumEntries()).isEqualTo(4);
    }

    @Test
    void shouldNotSeeWhatLiesInASlotAndIsOlderThanTheWindow() {
        append("web-1", 1, Map.of("cpu", 0.1f));
        append("web-1", 2, Map.of("cpu", 0.2f));
        append("web-1", 7, Map.of("cpu", 0.7f));
        assertThat(ticksBefore("web-1", 7)).isEmpty();
        assertThat(ticksBefore("web-1", 8)).containsExactly(7L);
        append("web-1", 8, Map.of("cpu", 0.8f));
        append("web-1", 1_000_000_000_000L, Map.of("cpu", 0.9f));
        assertThat(ticksBefore("web-1", 1_000_000_000_000L)).isEmpty();
    }

    @Test
    void shouldFindWhatAWindowOfAnotherLengthHolds() {
        for (int tick = 10; tick < 14; tick++) {
            append("web-1", tick, Map.of("cpu", (float) tick));
        }
        List<Long> seen = new ArrayList<>();
        new TickWindow(columnsStore, ticksStore, 5)
                .visitBetween("web-1", 10, 14, (tick, columns, values) -> seen.add(tick));
        assertThat(seen).containsExactly(11L, 12L, 13L);
    }

    @Test
    void shouldNotSeeTheFutureOfAClockThatWasSetBack() {
        append("web-1", 30, Map.of("cpu", 0.3f));
        append("web-1", 8, Map.of("cpu", 0.8f));
        append("web-1", 9, Map.of("cpu", 0.9f));
        assertThat(ticksBefore("web-1", 10)).containsExactly(8L, 9L);
    }

    @Test
    void shouldKeepTheEntitiesApart() {
        append("web", 1, Map.of("cpu", 0.1f));
        append("web-1", 2, Map.of("cpu", 0.2f));
        append("web-", 3, Map.of("cpu", 0.3f));
        append("wéb", 3, Map.of("cpu", 0.4f));
        assertThat(before("web", 4)).containsExactly(Map.entry(1L, Map.of("cpu", 0.1f)));
        assertThat(before("web-1", 4)).containsExactly(Map.entry(2L, Map.of("cpu", 0.2f)));
        assertThat(before("web-", 4)).containsExactly(Map.entry(3L, Map.of("cpu", 0.3f)));
    }

    @Test
    void shouldTakeNewMetricsWithoutTouchingOlderRows() {
        append("web-1", 1, Map.of("memory", 0.1f));
        append("web-1", 2, Map.of("memory", 0.2f, "cpu", 0.5f));
        append("web-1", 3, Map.of("disk", 0.3f));
        assertThat(before("web-1", 4))
                .containsExactly(
                        Map.entry(1L, Map.of("memory", 0.1f)),
                        Map.entry(2L, Map.of("memory", 0.2f, "cpu", 0.5f)),
                        Map.entry(3L, Map.of("disk", 0.3f)));
        assertThat(columnsStore.get("web-1").metrics()).containsExactly("memory", "cpu", "disk");
    }

    @Test
    void shouldDropColumnsThatNoRowUsesWhenThereAreTooMany() {
        for (int tick = 0; tick < 200; tick++) {
            append("web-1", tick, Map.of("cpu", (float) tick, "request." + tick, 1f));
            assertThat(columnsStore.get("web-1").metrics()).hasSizeLessThanOrEqualTo(68);
        }
        assertThat(before("web-1", 200))
                .containsExactly(
                        Map.entry(196L, Map.of("cpu", 196f, "request.196", 1f)),
                        Map.entry(197L, Map.of("cpu", 197f, "request.197", 1f)),
                        Map.entry(198L, Map.of("cpu", 198f, "request.198", 1f)),
                        Map.entry(199L, Map.of("cpu", 199f, "request.199", 1f)));
    }

    @Test
    void shouldKeepAMetricThatComesBackInTheTickThatDropsItsColumn() {
        append("web-1", 0, Map.of("cpu", 0f, "returns", 7f));
        for (int tick = 1; tick < 66; tick++) {
            append("web-1", tick, Map.of("cpu", (float) tick, "request." + tick, 1f));
        }
        append("web-1", 66, Map.of("returns", 8f, "new", 9f));
        assertThat(before("web-1", 67)).contains(Map.entry(66L, Map.of("returns", 8f, "new", 9f)));
        assertThat(columnsStore.get("web-1").metrics())
                .contains("returns", "new")
                .doesNotContain("request.1");
    }

    @Test
    void shouldReadRowsRightlyAfterColumnsMoved() {
        for (int tick = 0; tick < 64; tick++) {
            append("web-1", tick, Map.of("request." + tick, (float) tick));
        }
        for (int tick = 64; tick < 90; tick++) {
            append("web-1", tick, Map.of("request." + tick, (float) tick));
            assertThat(before("web-1", tick + 1))
                    .containsExactlyElementsOf(range(tick - 3, tick).stream()
                            .map(t -> Map.entry(t, Map.of("request." + t, (float) t)))
                            .toList());
        }
    }

    private void append(String entity, long tick, Map<String, Float> metrics) {
        window.append(entity, tick, metrics);
    }

    private List<Map.Entry<Long, Map<String, Float>>> before(String entity, long tick) {
        List<Map.Entry<Long, Map<String, Float>>> seen = new ArrayList<>();
        window.visitBefore(entity, tick, (number, columns, values) -> {
            Map<String, Float> metrics = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isNaN(values[i])) {
                    metrics.put(columns.get(i), values[i]);
                }
            }
            seen.add(Map.entry(number, new TreeMap<>(metrics)));
        });
        return seen;
    }

    private List<Long> ticksBefore(String entity, long tick) {
        return before(entity, tick).stream().map(Map.Entry::getKey).toList();
    }

    private static List<Long> range(long first, long last) {
        List<Long> range = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            range.add(i);
        }
        return range;
    }

    private <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
