package io.tocsin.backtest.nab;

import java.util.Arrays;

/**
 * Makes alarms of scores: the first row at or over the threshold is one, and for a while after it nothing is, so that an incident is told once.
 *
 * <p>Thread-safe.
 *
 * @param threshold from this score on
 * @param quietRows so many rows after an alarm there is no other, at least 0
 */
public record AlarmPolicy(double threshold, int quietRows) {
    /** Half a day of five-minute rows. */
    private static final int QUIET_ROWS = 144;

    /** At most one false alarm in a thousand rows: a score of 3, with {@code score = −log10 p}. */
    public static final AlarmPolicy ONE_IN_A_THOUSAND = new AlarmPolicy(3.0, QUIET_ROWS);

    public AlarmPolicy withThreshold(double newThreshold) {
        return new AlarmPolicy(newThreshold, quietRows);
    }

    /** The rows with an alarm, from {@code firstRow} on, in order. */
    public int[] alarms(double[] scores, int firstRow) {
        int[] alarms = new int[scores.length];
        int count = 0;
        for (int row = firstRow; row < scores.length; row++) {
            boolean quiet = count > 0 && row - alarms[count - 1] <= quietRows;
            if (!quiet && scores[row] >= threshold) {
                alarms[count++] = row;
            }
        }
        return Arrays.copyOf(alarms, count);
    }
}
