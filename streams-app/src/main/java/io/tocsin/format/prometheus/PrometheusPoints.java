package io.tocsin.format.prometheus;

import io.tocsin.format.LeftOut;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointKind;
import io.tocsin.format.prometheus.wire.Histogram;
import io.tocsin.format.prometheus.wire.ResetHint;
import io.tocsin.format.prometheus.wire.Sample;
import java.util.Optional;

/**
 * What becomes of a series of Prometheus. A native histogram becomes {@code name_count} and {@code name_sum}, the names that it had as a classic
 * one. Buckets are left out.
 *
 * <p>Confined to one thread.
 */
final class PrometheusPoints {
    private static final String COUNT_SUFFIX = "_count";
    private static final String SUM_SUFFIX = "_sum";
    private static final double TWO_TO_THE_64 = 0x1p64;

    private final PointCollector points;

    PrometheusPoints(PointCollector points) {
        this.points = points;
    }

    /** True where a series with so many labels, its name among them, is left out. */
    boolean leavesOut(int labels) {
        boolean areTooMany = labels > points.limits().labelsMax();
        if (areTooMany) {
            points.leaveOut(LeftOut.TOO_MANY_LABELS);
        }
        return areTooMany;
    }

    void take(PrometheusSeries series) {
        if (!PointCollector.isProperName(series.labels().name())) {
            points.leaveOut(LeftOut.BAD_NAME);
            return;
        }
        if (!series.samples().isEmpty()) {
            takeSamples(series);
        }
        for (Histogram histogram : series.histograms()) {
            takeHistogram(series, histogram);
        }
    }

    private void takeSamples(PrometheusSeries series) {
        SeriesLabels labels = series.labels();
        Optional<PointKind> kind =
                SeriesRole.kind(labels.name(), series.family().type(), labels.haveBound());
        if (kind.isEmpty()) {
            points.leaveOut(LeftOut.BUCKET);
            return;
        }
        Optional<MetricSeries> named = named(series, "", kind.get());
        if (named.isPresent()) {
            for (Sample sample : series.samples()) {
                points.add(
                        named.get(),
                        series.startMs(sample.getStartTimestamp()),
                        sample.getTimestamp(),
                        sample.getValue());
            }
        }
    }

    /** A stale marker stands in the sum and ends the count, too. */
    private void takeHistogram(PrometheusSeries series, Histogram histogram) {
        boolean isGauge = histogram.getResetHint() == ResetHint.RESET_HINT_GAUGE;
        PointKind kind = isGauge ? PointKind.GAUGE : PointKind.CUMULATIVE;
        double sum = histogram.getSum();
        double count = PointCollector.isStale(sum) ? sum : count(histogram);
        add(series, COUNT_SUFFIX, kind, histogram, count);
        add(series, SUM_SUFFIX, kind, histogram, sum);
    }

    private void add(PrometheusSeries series, String suffix, PointKind kind, Histogram histogram, double value) {
        named(series, suffix, kind)
                .ifPresent(part -> points.add(
                        part, series.startMs(histogram.getStartTimestamp()), histogram.getTimestamp(), value));
    }

    private Optional<MetricSeries> named(PrometheusSeries series, String suffix, PointKind kind) {
        SeriesLabels labels = series.labels();
        return points.series(
                labels.name() + suffix, series.family().unit(), kind, labels.resource(), labels.attributes());
    }

    private static double count(Histogram histogram) {
        if (histogram.hasCountFloat()) {
            return histogram.getCountFloat();
        }
        long bits = histogram.getCountInt();
        return bits >= 0 ? (double) bits : bits + TWO_TO_THE_64;
    }
}
