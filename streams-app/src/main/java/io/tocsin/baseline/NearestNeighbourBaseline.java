package io.tocsin.baseline;

import java.util.Arrays;

/**
 * How far the last ticks are from anything in the training part: root mean squared difference to the k-th nearest window of it (Ramaswamy et
 * al. 2000).
 *
 * <p>Cost: test ticks · reference ticks · (features + window), without a further factor for the window; see {@link ReferenceTicks}.
 *
 * <p>Thread-safe.
 */
public final class NearestNeighbourBaseline implements Baseline {
    private final int windowTicks;
    private final int neighbours;

    /**
     * @param windowTicks ticks compared at once, at least 1
     * @param neighbours k, at least 1; with fewer windows in the training part the farthest counts
     */
    public NearestNeighbourBaseline(int windowTicks, int neighbours) {
        if (windowTicks < 1 || neighbours < 1) {
            throw new IllegalArgumentException(
                    "must be at least 1: windowTicks=" + windowTicks + " neighbours=" + neighbours);
        }
        this.windowTicks = windowTicks;
        this.neighbours = neighbours;
    }

    @Override
    public String name() {
        return windowTicks == 1 ? "k-NN" : "k-NN of " + windowTicks + " ticks";
    }

    /** @throws IllegalArgumentException as said above, or if the training part is shorter than a window */
    @Override
    public double[] scores(float[][] training, float[][] test) {
        Timeline timeline = Timeline.of(training, test);
        if (timeline.testStart() < windowTicks) {
            throw new IllegalArgumentException("training part is shorter than a window: training ticks="
                    + timeline.testStart() + " windowTicks=" + windowTicks);
        }
        ReferenceTicks reference = ReferenceTicks.of(timeline.training(), windowTicks);
        // Distances of the last ticks; a window's distance is the sum along the diagonal, so each is computed once.
        float[][] recent = new float[windowTicks][reference.size()];
        for (int t = timeline.testStart() + 1 - windowTicks; t < timeline.testStart(); t++) {
            reference.squaredDistances(timeline.tick(t), recent[t % windowTicks]);
        }
        float[] sums = new float[reference.size()];
        float[] nearest = new float[neighbours];
        double values = (double) windowTicks * timeline.features();
        return timeline.scoreTest(t -> {
            reference.squaredDistances(timeline.tick(t), recent[t % windowTicks]);
            sumDiagonals(recent, t, sums);
            return Math.sqrt(reference.nearest(sums, nearest) / values);
        });
    }

    private void sumDiagonals(float[][] recent, int t, float[] sums) {
        Arrays.fill(sums, 0);
        for (int age = 0; age < windowTicks; age++) {
            addShifted(recent[(t - age) % windowTicks], age, sums);
        }
    }

    private static void addShifted(float[] distances, int shift, float[] sums) {
        for (int i = shift; i < sums.length; i++) {
            sums[i] += distances[i - shift];
        }
    }
}
