package io.tocsin.example;

import io.tocsin.plot.Figure;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Section;
import io.tocsin.plot.Tone;
import io.tocsin.plot.XAxis;
import io.tocsin.plot.YAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The picture of the flash-sale example: the run with the most failures, what the shop went through and what was said of it beforehand.
 *
 * <p>Thread-safe.
 */
public final class FlashSaleFigure {
    private static final double TICKS_A_MINUTE = 6;

    private FlashSaleFigure() {}

    public static Figure of(FlashSaleResult result) {
        int index = runWithMostFailures(result.trace());
        ShopRun run = result.trace().runs().get(index);
        double[] minutes = IntStream.range(0, run.size())
                .mapToDouble(t -> t / TICKS_A_MINUTE)
                .toArray();
        Layer failures = new Layer.Shade("failure", Tone.RED, failures(run));
        Layer sales = sales(run, true);
        Layer salesWithoutWords = sales(run, false);
        FailureForecast network = result.forecasts().get(0);
        FailureForecast regression = result.forecasts().get(1);
        List<Panel> panels = List.of(
                new Panel(
                        "requests a second",
                        130,
                        YAxis.fromZero(),
                        List.of(failures, line("load", Tone.INK, minutes, run.load()), sales)),
                new Panel(
                        "latency, 95th percentile, ms",
                        110,
                        YAxis.fromZero(),
                        List.of(unnamed(failures), salesWithoutWords, line("", Tone.PURPLE, minutes, run.latencyMs()))),
                new Panel(
                        "failure within a minute?",
                        130,
                        YAxis.between(0, 1),
                        List.of(
                                unnamed(failures),
                                salesWithoutWords,
                                line("logistic regression", Tone.GREY, minutes, asked(result, regression, index)),
                                line("LSTM", Tone.BLUE, minutes, asked(result, network, index)),
                                new Layer.Level(
                                        "alarm",
                                        Tone.ORANGE,
                                        result.alarms(network).threshold()))));
        String kind = result.trace().simulated() ? "simulated data" : "recorded shop";
        return new Figure(
                "Will the coming sale bring a failure?",
                kind + ", " + run.name() + ", judged by networks that never saw it. " + headline(result),
                "Load, latency and probability of a failure over time, failures shaded and announced sales marked. "
                        + result.verdict(),
                List.of(new Section(new XAxis("minutes", XAxis.Kind.NUMBER, 0, minutes[minutes.length - 1]), panels)));
    }

    private static String headline(FlashSaleResult result) {
        return String.format(
                Locale.ROOT,
                "AUC over all runs: LSTM %.3f, logistic regression %.3f",
                result.row(result.forecasts().get(0)).aucRoc(),
                result.row(result.forecasts().get(1)).aucRoc());
    }

    private static int runWithMostFailures(ShopTrace trace) {
        int best = 0;
        for (int i = 1; i < trace.runs().size(); i++) {
            int failures = trace.runs().get(i).failureStarts().size();
            best = failures > trace.runs().get(best).failureStarts().size() ? i : best;
        }
        return best;
    }

    private static List<Layer.Span> failures(ShopRun run) {
        List<Layer.Span> spans = new ArrayList<>();
        for (int start : run.failureStarts()) {
            int end = start;
            while (end < run.size() && run.failing()[end]) {
                end++;
            }
            spans.add(new Layer.Span(start / TICKS_A_MINUTE, end / TICKS_A_MINUTE));
        }
        return spans;
    }

    private static Layer sales(ShopRun run, boolean isLettered) {
        List<Layer.Mark> marks = run.announcements().stream()
                .map(sale -> new Layer.Mark(
                        sale.start() / TICKS_A_MINUTE,
                        isLettered ? String.format(Locale.ROOT, "×%.1f", sale.multiple()) : ""))
                .toList();
        return new Layer.Marks(isLettered ? "announced sale" : "", Tone.TEAL, marks);
    }

    private static Layer unnamed(Layer shade) {
        return new Layer.Shade("", shade.tone(), ((Layer.Shade) shade).spans());
    }

    private static Layer line(String name, Tone tone, double[] x, double[] y) {
        return new Layer.Line(name, tone, Layer.Stroke.SOLID, x, y);
    }

    /** What is said while a failure goes on is no forecast. */
    private static double[] asked(FlashSaleResult result, FailureForecast forecast, int run) {
        float[] scores = forecast.scores().get(run);
        float[] targets = result.targets().get(run);
        return IntStream.range(0, scores.length)
                .mapToDouble(t -> Float.isNaN(targets[t]) ? Double.NaN : scores[t])
                .toArray();
    }
}
