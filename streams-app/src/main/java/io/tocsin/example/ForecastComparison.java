package io.tocsin.example;

/**
 * Two forecasts of the same values against each other: the test of Diebold and Mariano (1995) on the differences of their squared errors, {@code d_t =
 * e_naive² − e_model²}, with the variance of their mean after Newey and West (1987), so that errors that come in clusters do not pass for many
 * independent ones. The lag is {@code ⌊4 (n/100)^(2/9)⌋}.
 *
 * <p>Thread-safe.
 *
 * @param statistic standard normal when both are equally good; above 0 when the model's errors are smaller
 * @param pValue of a difference of that size in either direction by chance
 */
public record ForecastComparison(double statistic, double pValue) {

    /** What can be said of a model beside the naive forecast. */
    public enum Verdict {
        BETTER("beats the naive forecast"),
        EQUAL("no better than the naive forecast"),
        WORSE("worse than the naive forecast");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Compares errors day by day; two forecasts that are the same are equal. */
    public static ForecastComparison of(double[] naiveErrors, double[] modelErrors) {
        int n = naiveErrors.length;
        double[] difference = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            difference[i] = naiveErrors[i] * naiveErrors[i] - modelErrors[i] * modelErrors[i];
            mean += difference[i] / n;
        }
        double variance = longRunVariance(difference, mean) / n;
        if (!(variance > 0)) {
            return new ForecastComparison(0, 1);
        }
        double statistic = mean / Math.sqrt(variance);
        return new ForecastComparison(statistic, 2 * NormalTail.above(Math.abs(statistic)));
    }

    private static double longRunVariance(double[] values, double mean) {
        int lags = (int) Math.floor(4 * Math.pow(values.length / 100.0, 2.0 / 9));
        double sum = autocovariance(values, mean, 0);
        for (int lag = 1; lag <= lags && lag < values.length; lag++) {
            sum += 2 * (1 - lag / (lags + 1.0)) * autocovariance(values, mean, lag);
        }
        return sum;
    }

    private static double autocovariance(double[] values, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }

    /** At a level of significance, for example 0.05. */
    public Verdict verdict(double level) {
        if (pValue >= level) {
            return Verdict.EQUAL;
        }
        return statistic > 0 ? Verdict.BETTER : Verdict.WORSE;
    }
}
