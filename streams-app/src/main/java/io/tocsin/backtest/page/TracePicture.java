package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import io.tocsin.backtest.ServerSeries;
import io.tocsin.engine.evaluation.TickInterval;
import io.tocsin.plot.Figure;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Section;
import io.tocsin.plot.Tone;
import io.tocsin.plot.XAxis;
import io.tocsin.plot.YAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a stretch of a replay: score with boundary and incidents, alerts, and metrics with what was forecast of them.
 *
 * <p>Thread-safe.
 */
final class TracePicture {
    private static final double LINEAR_UP_TO = 8;
    private static final double LOWEST_SHOWN = 0.1;

    private final ServerSeries series;
    private final ReplayTrace trace;
    private final List<Layer.Span> incidents;
    private final List<Layer.Span> alerts;

    /**
     * How it is drawn.
     *
     * @param columns places along x at which points are told apart
     */
    record Look(int scoreHeight, int metricHeight, int columns) {}

    TracePicture(ServerSeries series, ReplayTrace trace) {
        this.series = series;
        this.trace = trace;
        this.incidents = spans(TickInterval.where(series.labels(), true));
        this.alerts = spans(AlertSpans.of(trace));
    }

    /** @param features indexes in the model's features */
    Figure of(String title, TickInterval rows, int[] features, Look look) {
        double[] x = new double[rows.end() - rows.first()];
        Arrays.setAll(x, i -> seconds(rows.first() + i));
        List<Panel> panels = new ArrayList<>();
        panels.add(score(x, rows, look));
        panels.add(Panel.strip("alerts", List.of(new Layer.Blocks("", Tone.ORANGE, alerts))));
        MetricPanel metrics = new MetricPanel(series, trace, incidents);
        for (int feature : features) {
            panels.add(metrics.of(feature, panels.size() == 2, x, rows, look));
        }
        XAxis axis = new XAxis("since the beginning of the test part", XAxis.Kind.ELAPSED, x[0], seconds(rows.end()));
        return new Figure(
                title,
                "",
                "anomaly score with its alert boundary, labelled incidents, alerts, and the metrics with the largest share",
                List.of(new Section(axis, panels)));
    }

    private Panel score(double[] x, TickInterval rows, Look look) {
        double highest =
                Arrays.stream(trace.scores(), rows.first(), rows.end()).max().orElse(1);
        boolean isLogarithmic = highest > LINEAR_UP_TO;
        double lowest = isLogarithmic ? LOWEST_SHOWN : 0;
        double[] y = Arrays.stream(trace.scores(), rows.first(), rows.end())
                .map(score -> Math.max(lowest, score))
                .toArray();
        MinMax line = MinMax.line(x, y, look.columns());
        MinMax boundary =
                MinMax.line(x, Arrays.copyOfRange(trace.boundaries(), rows.first(), rows.end()), look.columns());
        return new Panel(
                isLogarithmic ? "score, logarithmic" : "score",
                look.scoreHeight(),
                isLogarithmic
                        ? YAxis.logarithmic(lowest, 1.3 * highest)
                        : YAxis.between(0, 1.08 * Math.max(1.1, highest)),
                List.of(
                        new Layer.Shade("incident", Tone.RED, incidents),
                        new Layer.Line("score", Tone.PURPLE, Layer.Stroke.SOLID, line.x(), line.y()),
                        new Layer.Line("boundary", Tone.ORANGE, Layer.Stroke.DASHED, boundary.x(), boundary.y())));
    }

    private List<Layer.Span> spans(List<TickInterval> intervals) {
        return intervals.stream()
                .map(each -> new Layer.Span(seconds(each.first()), seconds(each.end())))
                .toList();
    }

    /** When a row begins; the end of the recording for the row after the last. */
    private double seconds(int row) {
        int known = Math.min(row, series.test().size() - 1);
        long ticks = series.test().tick(known) - series.test().tick(0) + (row - known);
        return ticks * series.tickDurationMs() / 1000.0;
    }
}
