package io.tocsin.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeUnderSurfaceTest {
    private static final int TICKS = 160;
    private static final int THRESHOLDS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldEqualLiteralTranscriptionOfTheDefinition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] labels = new boolean[TICKS];
        for (int e = 0; e < 3; e++) {
            int first = random.nextInt(TICKS - 8);
            Arrays.fill(labels, first, first + random.nextInt(1, 8), true);
        }
        labels[0] |= seed % 3 == 1;
        labels[TICKS - 1] |= seed % 3 == 2;
        double levels = seed % 2 == 0 ? 100 : 1e9;
        double[] scores = IntStream.range(0, TICKS)
                .mapToDouble(t -> Math.rint((random.nextDouble() + (labels[t] ? 0.4 : 0)) * levels) / levels)
                .toArray();
        VolumeUnderSurface slow = literally(scores, labels, 13, THRESHOLDS);

        VolumeUnderSurface fast = VolumeUnderSurface.of(LabelledScores.of(scores, labels), 13, THRESHOLDS);

        assertThat(fast.roc()).isCloseTo(slow.roc(), within(1e-12));
        assertThat(fast.pr()).isCloseTo(slow.pr(), within(1e-12));
    }

    @Test
    void shouldMeasureSeriesShorterThanTheWindow() {
        boolean[] labels = {true, false, false, true, false, true};
        double[] scores = {1, 3, 2, 5, 4, 0};
        VolumeUnderSurface slow = literally(scores, labels, 30, 250);

        VolumeUnderSurface fast = VolumeUnderSurface.of(LabelledScores.of(scores, labels), 30);

        assertThat(fast.roc()).isCloseTo(slow.roc(), within(1e-12));
        assertThat(fast.pr()).isCloseTo(slow.pr(), within(1e-12));
    }

    @Test
    void shouldNotChangeWhenScoresAreBent() {
        double[] scores = GeneratedSeries.scores(11, 1 << 24, 0.5, 0);
        double[] bent = Arrays.stream(scores).map(score -> Math.exp(5 * score)).toArray();
        boolean[] labels = GeneratedSeries.labels();
        assertThat(VolumeUnderSurface.of(LabelledScores.of(bent, labels), 50))
                .isEqualTo(VolumeUnderSurface.of(LabelledScores.of(scores, labels), 50));
    }

    @Test
    void shouldForgiveFlagsThatComeALittleEarly() {
        boolean[] labels = new boolean[2000];
        Arrays.fill(labels, 300, 340, true);
        Arrays.fill(labels, 900, 1000, true);
        labels[1500] = true;
        double[] early = new double[2000];
        for (int t = 0; t < 1995; t++) {
            early[t] = labels[t + 5] ? 1 : 0;
        }
        LabelledScores data = LabelledScores.of(early, labels);
        assertThat(Ranking.averagePrecision(data)).isCloseTo(0.8555578441728283, within(1e-12));
        assertThat(VolumeUnderSurface.of(data, 100).pr()).isCloseTo(0.9287989654724774, within(1e-12));
    }

    /** The definition as it is printed: slow, every tick at every threshold with every buffer. */
    private static VolumeUnderSurface literally(double[] scores, boolean[] labels, int window, int thresholds) {
        double roc = 0;
        double pr = 0;
        for (int w = 0; w <= window; w++) {
            double[] soft = soft(labels, w);
            List<TickInterval> buffers = buffers(labels, w / 2);
            double[] recalls = new double[thresholds + 2];
            double[] falseRates = new double[thresholds + 2];
            for (int i = 0; i < thresholds; i++) {
                double threshold = threshold(scores, i, thresholds);
                double[] point = point(threshold, scores, labels, soft, buffers);
                recalls[i + 1] = point[0];
                falseRates[i + 1] = point[1];
                pr += (recalls[i + 1] - recalls[i]) * point[2];
            }
            recalls[thresholds + 1] = 1;
            falseRates[thresholds + 1] = 1;
            for (int i = 1; i < recalls.length; i++) {
                roc += (falseRates[i] - falseRates[i - 1]) * (recalls[i] + recalls[i - 1]) / 2;
            }
        }
        return new VolumeUnderSurface(roc / (window + 1), pr / (window + 1));
    }

    private static double threshold(double[] scores, int index, int thresholds) {
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        int rank = (int) (index * ((scores.length - 1) / (thresholds - 1.0)));
        return sorted[scores.length - 1 - (index == thresholds - 1 ? scores.length - 1 : rank)];
    }

    /** Recall, false positive rate and precision. */
    private static double[] point(
            double threshold, double[] scores, boolean[] labels, double[] soft, List<TickInterval> buffers) {
        double hits = 0;
        double flagged = 0;
        double positives = 0;
        for (int t = 0; t < scores.length; t++) {
            boolean flag = scores[t] >= threshold;
            flagged += flag ? 1 : 0;
            hits += flag ? soft[t] : 0;
            positives += labels[t] ? 1 : flag ? soft[t] / 2 : 0;
        }
        double touched = buffers.stream()
                .filter(buffer -> IntStream.range(buffer.first(), buffer.end()).anyMatch(t -> scores[t] >= threshold))
                .count();
        return new double[] {
            Math.min(hits / positives, 1) * touched / buffers.size(),
            (flagged - hits) / (scores.length - positives),
            hits / flagged
        };
    }

    private static double[] soft(boolean[] labels, int w) {
        double[] soft = new double[labels.length];
        for (int t = 0; t < soft.length; t++) {
            soft[t] = labels[t] ? 1 : 0;
            for (TickInterval event : TickInterval.where(labels, true)) {
                int after = t - (event.end() - 1);
                int before = event.first() - t;
                soft[t] += after > 0 && after <= w / 2 ? Math.sqrt(1 - (double) after / w) : 0;
                soft[t] += before > 0 && before <= w / 2 ? Math.sqrt(1 - (double) before / w) : 0;
            }
            soft[t] = Math.min(soft[t], 1);
        }
        return soft;
    }

    /** Buffers that have a tick in common are one; those that only touch are not. */
    private static List<TickInterval> buffers(boolean[] labels, int reach) {
        List<TickInterval> buffers = new ArrayList<>();
        for (TickInterval event : TickInterval.where(labels, true)) {
            int first = Math.max(event.first() - reach, 0);
            int end = Math.min(event.end() + reach, labels.length);
            int last = buffers.size() - 1;
            if (last >= 0 && first < buffers.get(last).end()) {
                buffers.set(last, new TickInterval(buffers.get(last).first(), end));
            } else {
                buffers.add(new TickInterval(first, end));
            }
        }
        return buffers;
    }
}
