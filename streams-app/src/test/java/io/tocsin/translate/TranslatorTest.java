package io.tocsin.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TranslatorTest {
    private static final long TIME_MS = 1_767_268_800_000L;
    private static final Instant TIME = Instant.ofEpochMilli(TIME_MS);
    private static final Map<String, String> HOST = Map.of("host.name", "web-1");

    private final List<Untranslated> leftOut = new ArrayList<>();

    private static MetricPoint point(
            String name, PointKind kind, Map<String, String> resource, Map<String, String> attributes, double value) {
        return point(name, "", kind, resource, attributes, value);
    }

    private static MetricPoint point(
            String name,
            String unit,
            PointKind kind,
            Map<String, String> resource,
            Map<String, String> attributes,
            double value) {
        return new MetricPoint(
                new MetricSeries(name, unit, kind, resource, attributes), OptionalLong.empty(), TIME_MS, value);
    }

    private List<Sample> translate(MetricPoint... points) {
        return translate(Map.of(), points);
    }

    private List<Sample> translate(Map<String, String> settings, MetricPoint... points) {
        return new Translator(TocsinConfig.of(settings).translate(), leftOut::add).translate(List.of(points));
    }

    private static Reading reading(String metric, String series, ReadingKind kind, Combine combine, double value) {
        return new Reading(metric, series, kind, combine, value, Instant.EPOCH);
    }

    @Test
    void shouldMakeASampleForEachEntityAndMoment() {
        MetricPoint earlier = new MetricPoint(
                new MetricSeries("queue.depth", "", PointKind.GAUGE, HOST, Map.of()),
                OptionalLong.empty(),
                TIME_MS - 1,
                3);
        List<Sample> samples = translate(
                point("queue.depth", PointKind.GAUGE, HOST, Map.of(), 7),
                point("queue.depth", PointKind.GAUGE, Map.of("host.name", "db-1"), Map.of(), 9),
                earlier,
                point("queue.wait", PointKind.GAUGE, HOST, Map.of(), 0.5));
        assertThat(samples)
                .containsExactly(
                        new Sample("web-1", TIME.minusMillis(1), Map.of("queue.depth", 3.0), Map.of(), List.of()),
                        new Sample("db-1", TIME, Map.of("queue.depth", 9.0), Map.of(), List.of()),
                        new Sample("web-1", TIME, Map.of("queue.depth", 7.0, "queue.wait", 0.5), Map.of(), List.of()));
        assertThat(leftOut).isEmpty();
    }

    @Test
    void shouldNameTheEntityByTheFirstTemplateWhoseLabelsAreAllThere() {
        Map<String, String> pod = new HashMap<>(HOST);
        pod.put("k8s.namespace.name", "shop");
        pod.put("k8s.pod.name", "cart-0");
        assertThat(translate(
                        point("m", PointKind.GAUGE, pod, Map.of(), 1),
                        point("m", PointKind.GAUGE, Map.of("k8s.pod.name", "cart-0", "instance", "i:1"), Map.of(), 1),
                        point("m", PointKind.GAUGE, Map.of(), Map.of("service.name", "cart"), 1)))
                .extracting(Sample::getEntity)
                .containsExactly("cart", "i:1", "shop/cart-0");
    }

    @Test
    void shouldLeaveOutAPointWithoutEntity() {
        assertThat(translate(point("m", PointKind.GAUGE, Map.of("region", "eu"), Map.of(), 1)))
                .isEmpty();
        assertThat(leftOut).containsExactly(Untranslated.NO_ENTITY);
    }

    @Test
    void shouldMakeSeriesOfWhatTellsThePointsOfAMetricApart() {
        List<Sample> samples = translate(
                point("pool.size", PointKind.GAUGE, HOST, Map.of("pool", "a", "db", "x,y"), 4),
                point("jobs", PointKind.CUMULATIVE, HOST, Map.of(), 12),
                point("jobs.delta", PointKind.DELTA, HOST, Map.of("queue", "q"), 2));
        assertThat(samples)
                .containsExactly(new Sample(
                        "web-1",
                        TIME,
                        Map.of(),
                        Map.of(),
                        List.of(
                                reading("pool.size", "db=x\\,y,pool=a", ReadingKind.GAUGE, Combine.MEAN, 4),
                                reading("jobs", "", ReadingKind.CUMULATIVE, Combine.SUM, 12),
                                reading("jobs.delta", "queue=q", ReadingKind.DELTA, Combine.SUM, 2))));
    }

    @Test
    void shouldBringValuesIntoBaseUnitsBeforeTheyAreCounted() {
        List<Sample> samples = translate(
                point("wait", "ms", PointKind.GAUGE, HOST, Map.of(), 250),
                point("full", "%", PointKind.GAUGE, HOST, Map.of(), 75),
                point("size", "KiBy", PointKind.GAUGE, HOST, Map.of(), 2),
                point("flow", "MBy/s", PointKind.GAUGE, HOST, Map.of(), 3),
                point("calls", "{call}/min", PointKind.GAUGE, HOST, Map.of(), 120),
                point("items", "{item}", PointKind.GAUGE, HOST, Map.of(), 5),
                point("busy", "ms", PointKind.CUMULATIVE, HOST, Map.of(), 4_000));
        assertThat(samples.get(0).getMetrics())
                .isEqualTo(Map.of(
                        "wait", 0.25, "full", 0.75, "size", 2_048.0, "flow", 3_000_000.0, "calls", 2.0, "items", 5.0));
        assertThat(samples.get(0).getReadings())
                .containsExactly(reading("busy", "", ReadingKind.CUMULATIVE, Combine.SUM, 4));
    }

    @Test
    void shouldLeaveOutWhatIsDeniedAndWhatIsNotAllowed() {
        List<Sample> samples = translate(
                Map.of("ingest.metrics.allow", "shop.*", "ingest.metrics.deny", "shop.debug.*"),
                point("shop.orders", PointKind.GAUGE, HOST, Map.of(), 1),
                point("shop.debug.x", PointKind.GAUGE, HOST, Map.of(), 1),
                point("other", PointKind.GAUGE, HOST, Map.of(), 1));
        assertThat(samples).containsExactly(new Sample("web-1", TIME, Map.of("shop.orders", 1.0), Map.of(), List.of()));
        assertThat(leftOut).containsExactly(Untranslated.DENIED, Untranslated.DENIED);
    }

    @Test
    void shouldLeaveOutTheEndOfASeries() {
        MetricSeries series = new MetricSeries("m", "", PointKind.GAUGE, HOST, Map.of());
        assertThat(translate(MetricPoint.end(series, TIME_MS))).isEmpty();
        assertThat(leftOut).containsExactly(Untranslated.SERIES_END);
    }

    @Test
    void shouldKeepTheLabelsThatAllPointsOfASampleAgreeOn() {
        List<Sample> samples = translate(
                point("a", PointKind.GAUGE, Map.of("host", "h", "job", "node"), Map.of("env", "prod", "zone", "1"), 1),
                point("b", PointKind.GAUGE, Map.of("host", "h", "job", "node"), Map.of("env", "prod", "zone", "2"), 1));
        assertThat(samples).extracting(Sample::getLabels).containsExactly(Map.of("job", "node", "env", "prod"));
    }

    @Test
    void shouldTellTwoServicesOnOneHostApart() {
        List<Sample> samples = translate(
                point("work", PointKind.CUMULATIVE, Map.of("host.name", "h", "service.name", "a"), Map.of(), 1),
                point("work", PointKind.CUMULATIVE, Map.of("host.name", "h", "service.name", "b"), Map.of(), 2));
        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).getReadings())
                .containsExactly(
                        reading("work", "service.name=a", ReadingKind.CUMULATIVE, Combine.SUM, 1),
                        reading("work", "service.name=b", ReadingKind.CUMULATIVE, Combine.SUM, 2));
    }
}
