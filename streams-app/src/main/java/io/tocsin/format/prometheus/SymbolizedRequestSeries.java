package io.tocsin.format.prometheus;

import io.tocsin.format.PointLimits;
import io.tocsin.format.prometheus.wire.Request;
import io.tocsin.format.prometheus.wire.SymbolizedSeries;
import io.tocsin.schemas.serde.UndecodableRecordException;

/**
 * The series of remote-write 2.0 ({@code io.prometheus.write.v2.Request}, specification at prometheus.io/docs/specs/prw/remote_write_spec_2_0), whose
 * labels are numbers of symbols.
 *
 * <p>Confined to one thread.
 */
final class SymbolizedRequestSeries {
    private final PrometheusPoints points;
    private final PointLimits limits;

    SymbolizedRequestSeries(PrometheusPoints points, PointLimits limits) {
        this.points = points;
        this.limits = limits;
    }

    void take(Request request) {
        limits.checkPoints(request.getTimeseriesList().stream()
                .mapToLong(series -> series.getSamplesCount() + 2L * series.getHistogramsCount())
                .sum());
        for (SymbolizedSeries series : request.getTimeseriesList()) {
            int references = series.getLabelsRefsCount();
            if (references % 2 != 0) {
                throw new UndecodableRecordException("labels must come in pairs: references=" + references);
            }
            if (!points.leavesOut(references / 2)) {
                points.take(new PrometheusSeries(
                        labels(request, series),
                        family(request, series),
                        series.getCreatedTimestamp(),
                        series.getSamplesList(),
                        series.getHistogramsList()));
            }
        }
    }

    private static SeriesLabels labels(Request request, SymbolizedSeries series) {
        SeriesLabels labels = new SeriesLabels();
        for (int i = 0; i < series.getLabelsRefsCount(); i += 2) {
            labels.add(symbol(request, series.getLabelsRefs(i)), symbol(request, series.getLabelsRefs(i + 1)));
        }
        return labels;
    }

    private static Family family(Request request, SymbolizedSeries series) {
        return series.hasMetadata()
                ? new Family(
                        series.getMetadata().getType(),
                        symbol(request, series.getMetadata().getUnitRef()))
                : Family.UNKNOWN;
    }

    private static String symbol(Request request, int reference) {
        if (reference < 0 || reference >= request.getSymbolsCount()) {
            throw new UndecodableRecordException("reference must be to a symbol: reference="
                    + Integer.toUnsignedString(reference) + " symbols=" + request.getSymbolsCount());
        }
        return request.getSymbols(reference);
    }
}
