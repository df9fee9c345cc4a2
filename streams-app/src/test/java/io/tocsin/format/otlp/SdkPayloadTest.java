package io.tocsin.format.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.resources.Resource;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry's SDK for Java measures, in the bytes that its own OTLP exporters send. */
class SdkPayloadTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long NEXT_MS = 1_700_000_010_000L;
    private static final long LAST_MS = 1_700_000_020_000L;
    private static final Map<String, String> RESOURCE = Map.of("host.name", "web-1");
    private static final Attributes EU = Attributes.of(AttributeKey.stringKey("region"), "eu");

    private final HandClock clock = new HandClock(START_MS);
    private final HandReader reader = new HandReader(AggregationTemporality.CUMULATIVE);
    private final HandReader deltaReader = new HandReader(AggregationTemporality.DELTA);
    private final LeftOutTally tally = new LeftOutTally();
    private final SdkMeterProvider provider = SdkMeterProvider.builder()
            .setClock(clock)
            .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("host.name"), "web-1")))
            .registerMetricReader(reader)
            .registerMetricReader(deltaReader)
            .build();
    private final Meter meter = provider.get("shop");

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void shouldTakeAllKindsOfInstruments() {
        measureAll();
        clock.set(NEXT_MS);

        List<MetricPoint> points =
                new OtlpProtobufDecoder(PointLimits.ofPoints(10), tally).decode(protobuf(reader.marshal()));

        assertThat(points).containsExactlyInAnyOrder(expected());
        assertThat(tally.causes()).isEmpty();
    }

    @Test
    void shouldTakeTheSameOfJson() {
        measureAll();
        clock.set(NEXT_MS);

        List<MetricPoint> points = new OtlpJsonDecoder(PointLimits.ofPoints(10), tally).decode(json(reader.marshal()));

        assertThat(points).containsExactlyInAnyOrder(expected());
        assertThat(tally.causes()).isEmpty();
    }

    @Test
    void shouldTakeWhatWasCountedSinceTheReadingBefore() {
        LongCounter orders = meter.counterBuilder("shop.orders").build();
        orders.add(7, EU);
        clock.set(NEXT_MS);
        deltaReader.marshal();
        orders.add(2, EU);
        clock.set(LAST_MS);

        List<MetricPoint> points =
                new OtlpProtobufDecoder(PointLimits.ofPoints(10), tally).decode(protobuf(deltaReader.marshal()));

        assertThat(points)
                .containsExactly(new MetricPoint(
                        new MetricSeries("shop.orders", "", PointKind.DELTA, RESOURCE, Map.of("region", "eu")),
                        OptionalLong.of(NEXT_MS),
                        LAST_MS,
                        2.0));
    }

    private void measureAll() {
        LongCounter orders =
                meter.counterBuilder("shop.orders").setUnit("{order}").build();
        orders.add(3, EU);
        orders.add(4, EU);
        meter.upDownCounterBuilder("shop.carts").build().add(5);
        meter.gaugeBuilder("system.cpu.utilization").setUnit("1").build().set(0.25);
        var requests = meter.histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .build();
        requests.record(0.5);
        requests.record(1.5);
    }

    private static MetricPoint[] expected() {
        return new MetricPoint[] {
            point("shop.orders", "{order}", PointKind.CUMULATIVE, Map.of("region", "eu"), 7.0),
            point("shop.carts", "", PointKind.GAUGE, Map.of(), 5.0),
            point("system.cpu.utilization", "1", PointKind.GAUGE, Map.of(), 0.25),
            point("http.server.request.duration.count", "", PointKind.CUMULATIVE, Map.of(), 2.0),
            point("http.server.request.duration.sum", "s", PointKind.CUMULATIVE, Map.of(), 2.0)
        };
    }

    private static MetricPoint point(
            String name, String unit, PointKind kind, Map<String, String> attributes, double value) {
        return new MetricPoint(
                new MetricSeries(name, unit, kind, RESOURCE, attributes), OptionalLong.of(START_MS), NEXT_MS, value);
    }

    private static byte[] protobuf(MetricsRequestMarshaler request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            request.writeBinaryTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] json(MetricsRequestMarshaler request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            request.writeJsonTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
