package io.tocsin.example;

import java.time.LocalDate;
import java.util.List;

/**
 * Closing prices, one a trading day.
 *
 * <p>Thread-safe as long as nobody writes to the array.
 *
 * @param name what it is, for people
 * @param simulated whether it was drawn by chance and not measured
 * @param days increasing
 * @param closes above 0
 */
public record PriceSeries(String name, boolean simulated, List<LocalDate> days, double[] closes) {

    public PriceSeries {
        days = List.copyOf(days);
        if (days.size() != closes.length) {
            throw new IllegalArgumentException("wrong length: days=" + days.size() + " closes=" + closes.length);
        }
    }

    public int size() {
        return closes.length;
    }
}
