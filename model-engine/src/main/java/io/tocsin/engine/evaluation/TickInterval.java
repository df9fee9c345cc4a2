package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of adjacent ticks of one series.
 *
 * <p>Thread-safe.
 *
 * @param first index of the first tick, 0 or above
 * @param end index of the first tick after it, above {@code first}
 */
public record TickInterval(int first, int end) {

    public TickInterval {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("interval must end after it begins: first=" + first + " end=" + end);
        }
    }

    /** The stretches, as long as they can be and in order of time, in which {@code flags} has {@code value}. */
    public static List<TickInterval> where(boolean[] flags, boolean value) {
        List<TickInterval> intervals = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] == value) {
                int first = i;
                while (i < flags.length && flags[i] == value) {
                    i++;
                }
                intervals.add(new TickInterval(first, i));
            }
        }
        return List.copyOf(intervals);
    }

    double max(double[] scores) {
        double max = scores[first];
        for (int i = first + 1; i < end; i++) {
            max = Math.max(max, scores[i]);
        }
        return max;
    }
}
