package io.tocsin.example;

/**
 * What one method said of each day of the test part, in the unit of the price.
 *
 * <p>Thread-safe as long as nobody writes to the array.
 *
 * @param method the name of the method
 * @param values {@code [test days]}
 * @param seconds how long its training took, 0 for none
 */
public record NextValueForecast(String method, double[] values, double seconds) {

    /** Forecast minus truth. */
    double[] errors(double[] truth) {
        double[] errors = new double[values.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = values[i] - truth[i];
        }
        return errors;
    }

    /** The same as a share of the day before: the error of the forecast return. */
    double[] returnErrors(double[] truth, double[] before) {
        double[] errors = errors(truth);
        for (int i = 0; i < errors.length; i++) {
            errors[i] /= before[i];
        }
        return errors;
    }

    /** The root of the mean square. */
    static double rmse(double[] errors) {
        double sum = 0;
        for (double error : errors) {
            sum += error * error;
        }
        return Math.sqrt(sum / errors.length);
    }

    /** The mean size. */
    static double mae(double[] errors) {
        double sum = 0;
        for (double error : errors) {
            sum += Math.abs(error);
        }
        return sum / errors.length;
    }
}
