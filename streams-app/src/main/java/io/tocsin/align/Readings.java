package io.tocsin.align;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.ReadingKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came of one series in one cell, in the order of its times, however it arrived. The arrays are exactly as long as there are readings: mostly
 * there is one.
 *
 * <p>Confined to one stream thread.
 */
final class Readings {
    /** More of one series than ten a second, on a grid of 10 seconds, are no levels but noise. */
    static final int MAX = 1_024;

    /** At most so many bytes of a store does one take. */
    static final int STORED_BYTES = 18;

    final ReadingKind kind;
    final Combine combine;
    private long[] timesMs;
    private double[] values;
    /** Since when each was counted, 0 where it is not told. */
    private long[] startsMs;

    Readings(ReadingKind kind, Combine combine) {
        this(kind, combine, new long[0], new double[0], new long[0]);
    }

    /** Of arrays of the same length, ascending in time; they are the readings' own from now on. */
    Readings(ReadingKind kind, Combine combine, long[] timesMs, double[] values, long[] startsMs) {
        this.kind = kind;
        this.combine = combine;
        this.timesMs = timesMs;
        this.values = values;
        this.startsMs = startsMs;
    }

    int size() {
        return timesMs.length;
    }

    long timeMs(int i) {
        return timesMs[i];
    }

    double value(int i) {
        return values[i];
    }

    long startMs(int i) {
        return startsMs[i];
    }

    /** What speaks against taking one more; null when it is taken. */
    @Nullable Irregularity add(long timeMs, double value, long startMs) {
        int found = Arrays.binarySearch(timesMs, timeMs);
        if (found >= 0) {
            return values[found] == value ? Irregularity.DUPLICATE : Irregularity.CONFLICT;
        }
        if (size() >= MAX) {
            return Irregularity.CROWDED;
        }
        int at = -found - 1;
        timesMs = widened(timesMs, at);
        startsMs = widened(startsMs, at);
        values = widened(values, at);
        timesMs[at] = timeMs;
        startsMs[at] = startMs;
        values[at] = value;
        return null;
    }

    /** Whether, at the pace so far, the next one would come at {@code endMs} or later; one alone has no pace. */
    boolean reaches(long endMs) {
        if (size() < 2) {
            return true;
        }
        long last = timesMs[size() - 1];
        long spanMs = last - timesMs[0];
        return (endMs - last) * (size() - 1) <= spanMs;
    }

    /** In the order of the times, whatever came first: the same to the bit. */
    double mean() {
        double sum = values[0];
        for (int i = 1; i < values.length; i++) {
            sum += values[i];
        }
        return sum / values.length;
    }

    private static long[] widened(long[] before, int at) {
        long[] after = new long[before.length + 1];
        System.arraycopy(before, 0, after, 0, at);
        System.arraycopy(before, at, after, at + 1, before.length - at);
        return after;
    }

    private static double[] widened(double[] before, int at) {
        double[] after = new double[before.length + 1];
        System.arraycopy(before, 0, after, 0, at);
        System.arraycopy(before, at, after, at + 1, before.length - at);
        return after;
    }
}
