package io.tocsin.engine.network;

import java.util.Arrays;

/**
 * Vectors of a batch of sequences in one flat array, {@code [time][batch][width]}.
 *
 * <p>Confined to one thread.
 *
 * @param time number of steps
 * @param batch number of sequences
 * @param width length of a vector
 * @param values of length {@code time · batch · width}
 */
public record TimeMajor(int time, int batch, int width, float[] values) {

    public TimeMajor {
        if (values.length != (long) time * batch * width) {
            throw new IllegalArgumentException("wrong length: values=" + values.length + ", needs time " + time
                    + " x batch " + batch + " x width " + width);
        }
    }

    /** All zero. */
    public static TimeMajor zeros(int time, int batch, int width) {
        return new TimeMajor(time, batch, width, new float[Math.multiplyExact(Math.multiplyExact(time, batch), width)]);
    }

    /** From sequences in the other layout, {@code [batch][time][width]}, all of the same length. */
    public static TimeMajor ofBatchMajor(float[][][] sequences) {
        int length = sequences[0].length;
        TimeMajor all = zeros(length, sequences.length, sequences[0][0].length);
        for (int b = 0; b < sequences.length; b++) {
            if (sequences[b].length != length) {
                throw new IllegalArgumentException("sequences differ in length: sequence " + b + " has "
                        + sequences[b].length + ", needs " + length);
            }
            for (int t = 0; t < length; t++) {
                System.arraycopy(sequences[b][t], 0, all.values, all.at(t, b), all.width);
            }
        }
        return all;
    }

    /** Where the vectors of step {@code t} begin. */
    public int at(int t) {
        return t * batch * width;
    }

    /** Where the vector of sequence {@code b} at step {@code t} begins. */
    public int at(int t, int b) {
        return (t * batch + b) * width;
    }

    /** Length of the part that one step takes. */
    int step() {
        return batch * width;
    }

    public void clear() {
        Arrays.fill(values, 0f);
    }

    /** Zero again at step {@code t}. */
    void clear(int t) {
        Arrays.fill(values, at(t), at(t + 1), 0f);
    }
}
