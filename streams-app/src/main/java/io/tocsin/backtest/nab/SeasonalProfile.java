package io.tocsin.backtest.nab;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Takes out of a series what the hour of the day explains: {@code x − ρ (profile − mean)}. The profile is a mean for each hour, of working days and of
 * the weekend apart, over about the last seven visits. ρ is the share of the variance that the profile would have explained so far, so that
 * a series without a daily course stays as it is; an hour seen less than twice has no profile.
 *
 * <p>Confined to one thread.
 */
final class SeasonalProfile {
    private static final int HOURS = 24;
    private static final int VISITS_REMEMBERED = 7;
    private static final double MIN_VISITS = 1.8;
    private static final int MEAN_ROWS = 2000;
    private static final double ERROR_FADING = 1 - Math.pow(0.5, 1.0 / 1000);
    /** No single row shall decide whether there is a daily course. */
    private static final double MAX_SQUARED_ERROR = 9;

    private final double rowsPerHour;
    private final double[] profile = new double[2 * HOURS];
    private final int[] rows = new int[2 * HOURS];
    private double mean;
    private int meanRows;
    private double profileError;
    private double meanError;

    /** @param rowsPerHour how many rows a visit has, more than 0 */
    SeasonalProfile(double rowsPerHour) {
        this.rowsPerHour = Math.max(1, rowsPerHour);
    }

    /** Takes the next row and returns what is left of its value. */
    double without(long timeMs, double value) {
        int hour = hour(timeMs);
        double left = rows[hour] >= MIN_VISITS * rowsPerHour ? left(hour, value) : value;
        rows[hour]++;
        profile[hour] += Math.max(1.0 / rows[hour], 1 / (VISITS_REMEMBERED * rowsPerHour)) * (value - profile[hour]);
        meanRows = Math.min(meanRows + 1, MEAN_ROWS);
        mean += (value - mean) / meanRows;
        return left;
    }

    private double left(int hour, double value) {
        double explained = meanError > 0 ? Math.max(0, 1 - profileError / meanError) : 0;
        profileError += ERROR_FADING * (squared(value - profile[hour]) - profileError);
        meanError += ERROR_FADING * (squared(value - mean) - meanError);
        return value - explained * (profile[hour] - mean);
    }

    private static double squared(double error) {
        return Math.min(error * error, MAX_SQUARED_ERROR);
    }

    private static int hour(long timeMs) {
        ZonedDateTime time = Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC);
        boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        return time.getHour() + (weekend ? HOURS : 0);
    }
}
