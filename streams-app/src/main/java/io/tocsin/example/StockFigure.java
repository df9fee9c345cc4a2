package io.tocsin.example;

import io.tocsin.plot.Figure;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Section;
import io.tocsin.plot.Tone;
import io.tocsin.plot.XAxis;
import io.tocsin.plot.YAxis;
import java.time.LocalDate;
import java.util.List;

/**
 * The picture of the price example: the whole test part, and its last days near enough to see what the forecasts do.
 *
 * <p>Thread-safe.
 */
public final class StockFigure {
    private static final int NEAR_DAYS = 60;

    private StockFigure() {}

    public static Figure of(StockResult result) {
        int size = result.testDays().size();
        double[] x =
                result.testDays().stream().mapToDouble(LocalDate::toEpochDay).toArray();
        NextValueForecast lstm = result.forecasts().get(0);
        NextValueForecast best = result.best();
        NextValueForecast gru = result.forecasts().get(1);
        Layer truth = new Layer.Line("truth", Tone.INK, Layer.Stroke.SOLID, x, result.truth());
        Layer lstmLine = new Layer.Line(lstm.method(), Tone.BLUE, Layer.Stroke.SOLID, x, lstm.values());
        Layer gruLine = new Layer.Line(gru.method(), Tone.ORANGE, Layer.Stroke.SOLID, x, gru.values());
        Layer naive = new Layer.Line("naive", Tone.GREY, Layer.Stroke.DASHED, x, result.before());
        Layer naiveError = error("naive", Tone.GREY, x, result.naive(), result);
        Layer bestLine = new Layer.Line(best.method(), Tone.PURPLE, Layer.Stroke.SOLID, x, best.values());
        Layer bestError = error(best.method(), Tone.PURPLE, x, best, result);
        XAxis whole = new XAxis("test part, never learned from", XAxis.Kind.DATE, x[0], x[size - 1]);
        XAxis near = new XAxis(
                "its last " + Math.min(size, NEAR_DAYS) + " trading days",
                XAxis.Kind.DATE,
                x[Math.max(0, size - NEAR_DAYS)],
                x[size - 1]);
        String kind =
                result.series().simulated() ? "simulated data" : result.series().name();
        return new Figure(
                "The next day's price: networks against yesterday's value",
                kind + ": " + result.series().size() + " days, " + size + " of them for the test. "
                        + (result.verdict().startsWith("The naive forecast is not")
                                ? "The naive forecast is not beaten."
                                : result.verdict()),
                "Price of each day of the test part, with the forecasts of an LSTM, of a GRU, and yesterday's value; "
                        + result.verdict(),
                List.of(
                        new Section(
                                whole,
                                List.of(new Panel("close", 190, YAxis.automatic(), List.of(truth, gruLine, lstmLine)))),
                        new Section(
                                near,
                                List.of(
                                        new Panel(
                                                "close, near, with the best network",
                                                210,
                                                YAxis.automatic(),
                                                List.of(naive, bestLine, truth)),
                                        new Panel(
                                                "size of the error",
                                                90,
                                                YAxis.fromZero(),
                                                List.of(naiveError, bestError))))));
    }

    private static Layer error(String name, Tone tone, double[] x, NextValueForecast forecast, StockResult result) {
        double[] sizes = forecast.errors(result.truth());
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        Layer.Stroke stroke = tone == Tone.GREY ? Layer.Stroke.DASHED : Layer.Stroke.SOLID;
        return new Layer.Line(name, tone, stroke, x, sizes);
    }
}
