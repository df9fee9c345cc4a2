package io.tocsin.format.influx;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.influx.InfluxConfig;
import io.micrometer.influx.InfluxMeterRegistry;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Line protocol as Micrometer's registry for InfluxDB posts it, to the millisecond. */
class MicrometerPayloadTest {
    private static final long TIME_MS = 1_700_000_000_123L;
    private static final String AWKWARD = "eu, west=1";

    private final List<byte[]> bodies = new ArrayList<>();
    private final LeftOutTally tally = new LeftOutTally();

    @Test
    void shouldTakeMetersWithAwkwardTags() {
        InfluxMeterRegistry registry = InfluxMeterRegistry.builder(settings())
                .clock(clock())
                .httpClient(this::keep)
                .build();
        registry.config().commonTags("host", "web-1");
        registry.gauge("system.load", Tags.of("region", AWKWARD), 0.25);
        registry.counter("shop.orders").increment(3);
        registry.close();

        assertThat(bodies).hasSize(1);
        List<MetricPoint> points =
                new LineProtocolDecoder(PointLimits.ofPoints(10), tally, TimeUnit.MILLISECONDS).decode(bodies.get(0));

        assertThat(points)
                .containsExactlyInAnyOrder(
                        point("system_load.value", Map.of("metric_type", "gauge", "region", AWKWARD), 0.25),
                        point("shop_orders.value", Map.of("metric_type", "counter"), 3));
        assertThat(tally.causes()).isEmpty();
    }

    private HttpSender.Response keep(HttpSender.Request request) {
        bodies.add(request.getEntity());
        return new HttpSender.Response(204, "");
    }

    private static MetricPoint point(String name, Map<String, String> attributes, double value) {
        return new MetricPoint(
                new MetricSeries(name, "", PointKind.UNTYPED, Map.of("host", "web-1"), attributes),
                OptionalLong.empty(),
                TIME_MS,
                value);
    }

    private static Clock clock() {
        return new Clock() {
            @Override
            public long wallTime() {
                return TIME_MS;
            }

            @Override
            public long monotonicTime() {
                return TimeUnit.MILLISECONDS.toNanos(TIME_MS);
            }
        };
    }

    /** Nothing is asked of a server, and all in one request that can be read. */
    private static InfluxConfig settings() {
        Map<String, String> settings = Map.of("influx.autoCreateDb", "false", "influx.compressed", "false");
        return new InfluxConfig() {
            @Override
            public @Nullable String get(String key) {
                return settings.get(key);
            }
        };
    }
}
