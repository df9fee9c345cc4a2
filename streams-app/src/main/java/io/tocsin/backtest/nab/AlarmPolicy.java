package io.tocsin.backtest.nab;

import java.util.Arrays;

/**
 * Makes alarms of scores: the first row at or over the threshold is one, and for a while after it nothing is, so that an incident is told once.
 *
 * <p>Thread-safe.
 *
 * @param threshold from this score on
 * @param maxQuietRows so many rows after an alarm there is no other, but never more than a quarter of the probation; at least 0
 */
public record AlarmPolicy(double threshold, int maxQuietRows) {
    /** Half a day of five-minute rows. */
    private static final int QUIET_ROWS = 144;

    /** A short series has short incidents: it is not kept quiet for longer than this part of what was learned from. */
    private static final int QUIET_PART_OF_PROBATION = 4;

    /** At most one false alarm in a thousand rows: a score of 3, with {@code score = −log10 p}. */
    public static final AlarmPolicy ONE_IN_A_THOUSAND = new AlarmPolicy(3.0, QUIET_ROWS);

    public AlarmPolicy withThreshold(double newThreshold) {
        return new AlarmPolicy(newThreshold, maxQuietRows);
    }

    /** The rows with an alarm, in order, none of them in the probation. */
    public int[] alarms(double[] scores, int probationRows) {
        int quietRows = Math.min(maxQuietRows, probationRows / QUIET_PART_OF_PROBATION);
        int[] alarms = new int[scores.length];
        int count = 0;
        for (int row = probationRows; row < scores.length; row++) {
            boolean quiet = count > 0 && row - alarms[count - 1] <= quietRows;
            if (!quiet && scores[row] >= threshold) {
                alarms[count++] = row;
            }
        }
        return Arrays.copyOf(alarms, count);
    }
}
