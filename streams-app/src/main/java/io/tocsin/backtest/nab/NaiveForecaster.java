package io.tocsin.backtest.nab;

/** Forecasts that the next row will be as this one. Confined to one thread. */
final class NaiveForecaster implements Forecaster {
    private double last = Double.NaN;

    @Override
    public double[] learn(double[] probation) {
        double[] residuals = new double[probation.length];
        for (int row = 0; row < residuals.length; row++) {
            residuals[row] = residual(probation[row]);
        }
        return residuals;
    }

    @Override
    public double residual(double value) {
        double residual = Double.isNaN(last) ? 0 : value - last;
        last = value;
        return residual;
    }
}
