package io.tocsin.format.prometheus;

import io.tocsin.format.PointLimits;
import io.tocsin.format.prometheus.wire.Label;
import io.tocsin.format.prometheus.wire.TimeSeries;
import io.tocsin.format.prometheus.wire.WriteRequest;

/**
 * The series of remote-write 1.0 ({@code prometheus.WriteRequest}, specification at prometheus.io/docs/specs/prw/remote_write_spec). What is told of
 * families is read first, for it comes last.
 *
 * <p>Confined to one thread.
 */
final class RequestSeries {
    private final PrometheusPoints points;
    private final PointLimits limits;

    RequestSeries(PrometheusPoints points, PointLimits limits) {
        this.points = points;
        this.limits = limits;
    }

    void take(WriteRequest request) {
        limits.checkPoints(request.getTimeseriesList().stream()
                .mapToLong(series -> series.getSamplesCount() + 2L * series.getHistogramsCount())
                .sum());
        Families families = new Families(limits.pointsMax());
        request.getMetadataList()
                .forEach(family ->
                        families.add(family.getMetricFamilyName(), new Family(family.getType(), family.getUnit())));
        for (TimeSeries series : request.getTimeseriesList()) {
            if (!points.leavesOut(series.getLabelsCount())) {
                SeriesLabels labels = labels(series);
                points.take(new PrometheusSeries(
                        labels, families.of(labels.name()), series.getSamplesList(), series.getHistogramsList()));
            }
        }
    }

    private static SeriesLabels labels(TimeSeries series) {
        SeriesLabels labels = new SeriesLabels();
        for (Label label : series.getLabelsList()) {
            labels.add(label.getName(), label.getValue());
        }
        return labels;
    }
}
