package io.tocsin.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A geometric random walk whose volatility comes in clusters, as that of prices does: GARCH(1, 1) (Bollerslev 1986), {@code σ² ← ω + α r² + β σ²}
 * with α = 0.08, β = 0.90, and a long-run volatility of 1.2 % a day. Tomorrow's change cannot be foretold from it, whatever is tried.
 *
 * <p>Thread-safe.
 */
public final class SimulatedPrices {
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 4);
    private static final double FIRST_PRICE = 100;
    private static final double DAILY_VOLATILITY = 0.012;
    private static final double SHOCK_SHARE = 0.08;
    private static final double MEMORY_SHARE = 0.90;
    private static final double DRIFT = 0.0002;

    private SimulatedPrices() {}

    /** So many trading days, weekends left out; the same seed gives the same prices. */
    public static PriceSeries of(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double longRun = DAILY_VOLATILITY * DAILY_VOLATILITY;
        double variance = longRun;
        double price = FIRST_PRICE;
        LocalDate day = FIRST_DAY;
        List<LocalDate> days = new ArrayList<>();
        double[] closes = new double[size];
        for (int i = 0; i < size; i++) {
            double shock = Math.sqrt(variance) * random.nextGaussian();
            price *= Math.exp(DRIFT - variance / 2 + shock);
            variance =
                    (1 - SHOCK_SHARE - MEMORY_SHARE) * longRun + SHOCK_SHARE * shock * shock + MEMORY_SHARE * variance;
            closes[i] = price;
            days.add(day);
            day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        return new PriceSeries("simulated price", true, days, closes);
    }
}
