package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class StreamsVitalsTest {
    private final Map<MetricName, Metric> metrics = new HashMap<>();
    private KafkaStreams.State state = KafkaStreams.State.RUNNING;
    private long nowNanos;
    private final StreamsVitals vitals = new StreamsVitals(() -> state, () -> metrics, () -> nowNanos);

    private void count(String group, String name, Object value, String... tags) {
        Map<String, String> keyed = new HashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            keyed.put(tags[i], tags[i + 1]);
        }
        MetricName key = new MetricName(name, group, "", keyed);
        metrics.put(key, new Fixed(key, value));
    }

    private record Fixed(MetricName metricName, Object metricValue) implements Metric {}

    @Test
    void shouldAddUpWhatTheThreadsCount() {
        count("stream-metrics", "alive-stream-threads", 2, "client-id", "app");
        count("stream-thread-metrics", "process-total", 40.0, "thread-id", "app-StreamThread-1");
        count("stream-thread-metrics", "process-total", 2.0, "thread-id", "app-StreamThread-2");
        count("stream-task-metrics", "process-total", 42.0, "task-id", "0_0");
        lag("app-StreamThread-1-consumer", "0", 5.0);
        lag("app-StreamThread-1-consumer", "1", Double.NaN);
        lag("app-StreamThread-2-consumer", "2", 7.0);
        lag("app-StreamThread-2-restore-consumer", "0", 1_000.0);
        poll("app-StreamThread-1-consumer", 3.0);
        poll("app-StreamThread-2-consumer", 11.0);
        poll("app-StreamThread-2-restore-consumer", 900.0);
        count("stream-state-metrics", "block-cache-usage", 4_096L, "rocksdb-state-id", "one");
        count("stream-state-metrics", "block-cache-usage", 4_100L, "rocksdb-state-id", "other");
        assertThat(vitals.get()).isEqualTo(new StreamsReading(StreamsPhase.RUNNING, 2, 42, 12, 11, 4_100));
    }

    private void lag(String client, String partition, double lag) {
        count("consumer-fetch-manager-metrics", "records-lag", lag, "client-id", client, "partition", partition);
    }

    private void poll(String client, double secondsAgo) {
        count("consumer-metrics", "last-poll-seconds-ago", secondsAgo, "client-id", client);
    }

    @Test
    void shouldTakeWhatNeverPolledForWell() {
        poll("app-StreamThread-1-consumer", -1.0);
        assertThat(vitals.get().pollAgeSeconds()).isZero();
    }

    @Test
    void shouldKeepAReadingForASecond() {
        assertThat(vitals.get().phase()).isEqualTo(StreamsPhase.RUNNING);
        state = KafkaStreams.State.ERROR;
        nowNanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(vitals.get().phase()).isEqualTo(StreamsPhase.RUNNING);
        nowNanos += 1;
        assertThat(vitals.get().phase()).isEqualTo(StreamsPhase.FAILED);
    }

    @Test
    void shouldKnowEveryState() {
        for (KafkaStreams.State one : KafkaStreams.State.values()) {
            assertThat(StreamsPhase.of(one)).as("%s", one).isNotNull();
        }
        assertThat(StreamsPhase.of(KafkaStreams.State.CREATED)).isEqualTo(StreamsPhase.NEW);
        assertThat(StreamsPhase.of(KafkaStreams.State.NOT_RUNNING)).isEqualTo(StreamsPhase.STOPPED);
    }
}
