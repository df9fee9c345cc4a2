package io.tocsin.example;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What came of the price example.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param trainingDays length of the first part
 * @param validationDays length of the second
 * @param testDays the days of the third, which nothing was learned from
 * @param truth {@code [test days]}
 * @param before {@code [test days]}, the price of the day before: the naive forecast
 * @param forecasts one a network
 */
public record StockResult(
        PriceSeries series,
        int trainingDays,
        int validationDays,
        List<LocalDate> testDays,
        double[] truth,
        double[] before,
        List<NextValueForecast> forecasts) {
    private static final double LEVEL = 0.05;

    /**
     * One row of the comparison.
     *
     * @param rmse in the price's unit
     * @param mae in the price's unit
     * @param returnRmse error of the daily return, a share
     * @param comparison with the naive forecast
     * @param verdict at {@link #level}
     */
    public record Row(
            String method,
            double rmse,
            double mae,
            double returnRmse,
            double returnMae,
            ForecastComparison comparison,
            ForecastComparison.Verdict verdict) {}

    /** Yesterday's value. */
    public NextValueForecast naive() {
        return new NextValueForecast("naive: yesterday's value", before, 0);
    }

    /** The network with the smallest squared error. */
    public NextValueForecast best() {
        return forecasts.stream()
                .min(Comparator.comparingDouble(forecast -> NextValueForecast.rmse(forecast.errors(truth))))
                .orElseThrow();
    }

    /** How many days of the test part lie outside of the prices of the training part. */
    public long daysBeyondTraining() {
        double min = Arrays.stream(series.closes(), 0, trainingDays).min().orElseThrow();
        double max = Arrays.stream(series.closes(), 0, trainingDays).max().orElseThrow();
        return Arrays.stream(truth).filter(close -> close < min || close > max).count();
    }

    /** The level of significance of one verdict: 5 % for all of them together (Bonferroni). */
    public double level() {
        return LEVEL / forecasts.size();
    }

    /** That forecast beside the naive one. */
    public Row row(NextValueForecast forecast) {
        double[] errors = forecast.errors(truth);
        double[] returnErrors = forecast.returnErrors(truth, before);
        ForecastComparison comparison = ForecastComparison.of(naive().errors(truth), errors);
        return new Row(
                forecast.method(),
                NextValueForecast.rmse(errors),
                NextValueForecast.mae(errors),
                NextValueForecast.rmse(returnErrors),
                NextValueForecast.mae(returnErrors),
                comparison,
                comparison.verdict(level()));
    }

    /** One sentence that says whether learning was worth it. */
    public String verdict() {
        double naive = NextValueForecast.rmse(naive().errors(truth));
        List<String> winners = forecasts.stream()
                .map(this::row)
                .filter(row -> row.verdict() == ForecastComparison.Verdict.BETTER)
                .map(row -> String.format(
                        Locale.ROOT, "%s (RMSE %.1f %% smaller)", row.method(), 100 * (1 - row.rmse() / naive)))
                .toList();
        return winners.isEmpty()
                ? "The naive forecast is not beaten: yesterday's price is as good as what the networks learned, or better."
                : "The naive forecast is beaten by " + String.join(", ", winners) + "; see whether other seeds agree.";
    }
}
