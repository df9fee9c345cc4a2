package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import io.tocsin.backtest.ServerSeries;
import io.tocsin.engine.evaluation.TickInterval;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Tone;
import io.tocsin.plot.YAxis;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * One metric: what came, what was forecast, and the usual range around the forecast.
 *
 * <p>Thread-safe.
 */
final class MetricPanel {
    /** A forecast may go so far beyond what came and still be seen, as a share of the range of what came. */
    private static final double BEYOND = 0.35;

    private static final double FLAT_SHARE = 0.05;
    private static final double FLAT = 0.05;

    private final ServerSeries series;
    private final ReplayTrace trace;
    private final List<Layer.Span> incidents;

    MetricPanel(ServerSeries series, ReplayTrace trace, List<Layer.Span> incidents) {
        this.series = series;
        this.trace = trace;
        this.incidents = incidents;
    }

    /** @param isNamed whether its lines stand in a legend */
    Panel of(int feature, boolean isNamed, double[] x, TickInterval rows, TracePicture.Look look) {
        String metric = trace.model().features().get(feature).metric();
        int column = series.test().metrics().indexOf(metric);
        double[] actual = values(rows, row -> series.test().row(row)[column]);
        YAxis axis = axis(actual);
        MinMax line = MinMax.line(x, actual, look.columns());
        MinMax forecast =
                MinMax.line(x, values(rows, row -> clamp(trace.expected(row, feature), axis)), look.columns() / 2);
        MinMax low = edge(x, rows, feature, axis, look, -1);
        MinMax high = edge(x, rows, feature, axis, look, 1);
        return new Panel(
                metric,
                look.metricHeight(),
                axis,
                List.of(
                        new Layer.Shade("", Tone.RED, incidents),
                        new Layer.Band(isNamed ? "usual range" : "", Tone.BLUE, low.x(), low.y(), high.y()),
                        new Layer.Line(
                                isNamed ? "forecast" : "", Tone.BLUE, Layer.Stroke.SOLID, forecast.x(), forecast.y()),
                        new Layer.Line(isNamed ? "actual" : "", Tone.INK, Layer.Stroke.SOLID, line.x(), line.y())));
    }

    private MinMax edge(double[] x, TickInterval rows, int feature, YAxis axis, TracePicture.Look look, int side) {
        double[] edge = values(rows, row -> clamp(trace.band(row, feature, side), axis));
        return MinMax.edge(x, edge, look.columns() / 2, side);
    }

    private static double[] values(TickInterval rows, IntToDoubleFunction value) {
        double[] values = new double[rows.end() - rows.first()];
        Arrays.setAll(values, i -> value.applyAsDouble(rows.first() + i));
        return values;
    }

    /** What came fills the panel; a band far wider must not press it flat. */
    private static YAxis axis(double[] actual) {
        double low = Arrays.stream(actual).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(actual).filter(Double::isFinite).max().orElse(1);
        double least = Math.max(FLAT_SHARE * Math.max(Math.abs(low), Math.abs(high)), low == high ? FLAT : 0);
        double room = BEYOND * Math.max(high - low, least);
        return YAxis.between(low >= 0 ? Math.max(low - room, -room / 2) : low - room, high + room);
    }

    /** Beyond the panel it does not matter how far; NaN stays NaN. */
    private static double clamp(double value, YAxis axis) {
        double size = axis.max() - axis.min();
        return Math.max(axis.min() - size, Math.min(axis.max() + size, value));
    }
}
