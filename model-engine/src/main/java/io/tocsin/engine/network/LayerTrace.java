package io.tocsin.engine.network;

/**
 * What one layer did in some steps, kept for the way back.
 *
 * <p>Confined to one thread.
 *
 * @param inputSums {@code [time][batch][columns]}: the sums of the gates, then the activated gates, on the way back the derivatives by the sums
 * @param recurrentSums the same object, or, for a cell that needs the part from h by itself, one of its own
 * @param extra {@code [time][batch][…]}, what else a cell wants to find again
 */
public record LayerTrace(TimeMajor inputSums, TimeMajor recurrentSums, TimeMajor extra) {

    /** Puts {@code bias} in place of every sum of step {@code t}. */
    static void begin(TimeMajor sums, int t, float[] bias) {
        for (int b = 0; b < sums.batch(); b++) {
            System.arraycopy(bias, 0, sums.values(), sums.at(t, b), bias.length);
        }
    }

    /** Adds columns {@code [from, from + sum.length)} of the vectors of the first {@code time} steps to {@code sum}. */
    static void addColumnSums(TimeMajor sums, int time, float[] sum, int from) {
        float[] values = sums.values();
        for (int at = from; at < sums.at(time); at += sums.width()) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += values[at + j];
            }
        }
    }
}
