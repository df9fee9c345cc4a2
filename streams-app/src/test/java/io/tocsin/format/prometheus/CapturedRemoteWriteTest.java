package io.tocsin.format.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutTally;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.format.PointLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Requests that Prometheus 2.42, as Debian 12 has it, sent to a listener while it scraped a page of seven series: a scrape, the metadata, and the scrape
 * after the page was gone. It writes version 1.0 and tells the types in requests of their own.
 */
class CapturedRemoteWriteTest {
    private static final long SCRAPE_MS = 1_795_273_840_997L;
    private static final long GONE_MS = 1_795_273_850_997L;
    private static final Map<String, String> TARGET = Map.of("job", "shop", "instance", "127.0.0.1:19876");

    private final LeftOutTally tally = new LeftOutTally();
    private final RemoteWriteDecoder decoder = new RemoteWriteDecoder(PointLimits.ofPoints(12), tally);

    @Test
    void shouldTakeScrape() {
        assertThat(decoder.decode(captured("samples")))
                .containsExactly(
                        point("shop_orders_total", PointKind.CUMULATIVE, Map.of("region", "eu"), 1_027),
                        point("node_load1", PointKind.UNTYPED, Map.of(), 0.25),
                        point("shop_request_seconds_sum", PointKind.CUMULATIVE, Map.of(), 1.5),
                        point("shop_request_seconds_count", PointKind.CUMULATIVE, Map.of(), 10),
                        point("up", PointKind.UNTYPED, Map.of(), 1),
                        point("scrape_duration_seconds", PointKind.UNTYPED, Map.of(), 0.002137593),
                        point("scrape_samples_scraped", PointKind.UNTYPED, Map.of(), 7),
                        point("scrape_samples_post_metric_relabeling", PointKind.UNTYPED, Map.of(), 7),
                        point("scrape_series_added", PointKind.UNTYPED, Map.of(), 7));
        assertThat(tally.causes()).containsExactly(LeftOut.BUCKET, LeftOut.BUCKET, LeftOut.NOT_FINITE);
    }

    @Test
    void shouldTakeMetadataAloneForRequestWithoutPoints() {
        assertThat(decoder.decode(captured("metadata"))).isEmpty();
        assertThat(tally.causes()).isEmpty();
    }

    @Test
    void shouldEndSeriesOfPageThatIsGone() {
        List<MetricPoint> points = decoder.decode(captured("stale"));

        assertThat(points)
                .filteredOn(MetricPoint::isEnd)
                .extracting(point -> point.series().name())
                .containsExactly(
                        "shop_request_seconds_sum",
                        "shop_request_seconds_count",
                        "shop_last_error",
                        "shop_orders_total",
                        "node_load1");
        assertThat(points)
                .filteredOn(point -> point.series().name().equals("up"))
                .containsExactly(
                        new MetricPoint(series("up", PointKind.UNTYPED, Map.of()), OptionalLong.empty(), GONE_MS, 0.0));
        assertThat(points).extracting(MetricPoint::timeMs).containsOnly(GONE_MS);
    }

    private static MetricPoint point(String name, PointKind kind, Map<String, String> attributes, double value) {
        return new MetricPoint(series(name, kind, attributes), OptionalLong.empty(), SCRAPE_MS, value);
    }

    private static MetricSeries series(String name, PointKind kind, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put("cluster", "shop");
        return new MetricSeries(name, "", kind, TARGET, all);
    }

    private static byte[] captured(String what) {
        String name = "prometheus-2.42-" + what + ".snappy";
        try (InputStream in = Objects.requireNonNull(CapturedRemoteWriteTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
