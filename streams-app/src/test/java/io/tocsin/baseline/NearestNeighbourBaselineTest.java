package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NearestNeighbourBaselineTest {
    @Test
    void shouldMeasureTheDistanceToTheNearest() {
        assertThat(new NearestNeighbourBaseline(1, 1).scores(Signals.column(0, 8, 1), Signals.column(3, 7)))
                .containsExactly(2, 1);
    }

    @Test
    void shouldMeasureTheDistanceToTheSecondNearest() {
        assertThat(new NearestNeighbourBaseline(1, 2).scores(Signals.column(0, 8, 1), Signals.column(3, 7)))
                .containsExactly(3, 6);
    }

    @Test
    void shouldTakeTheFarthestWhereNeighboursAreFew() {
        assertThat(new NearestNeighbourBaseline(1, 9).scores(Signals.column(0, 8, 1), Signals.column(3)))
                .containsExactly(5);
    }

    @Test
    void shouldCompareWindows() {
        double[] scores = new NearestNeighbourBaseline(2, 1).scores(Signals.column(0, 1, 2, 3), Signals.column(3, 1));

        // (3, 3) lies nearest to (2, 3), (3, 1) to (2, 3) or (1, 2): squares 1 and 5, of two values each.
        assertThat(scores).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(2.5)}, within(1e-6));
    }

    @Test
    void shouldFindAFrozenWaveByWindowsAlone() {
        float[][] training = Signals.waves(0, 480, 1);
        float[][] test = Signals.waves(480, 96, 2);
        for (int t = 48; t < 62; t++) {
            test[t][0] = 0.2f;
            test[t][1] = 0.2f;
        }

        assertThat(Signals.highest(new NearestNeighbourBaseline(10, 5).scores(training, test)))
                .isBetween(54, 66);
    }

    @Test
    void shouldAgreeWithTheDirectComputation() {
        float[][] training = Signals.waves(0, 200, 1);
        float[][] test = Signals.waves(200, 40, 2);

        double[] scores = new NearestNeighbourBaseline(4, 1).scores(training, test);

        for (int t = 3; t < test.length; t++) {
            assertThat(scores[t]).isCloseTo(direct(training, test, t), within(1e-5));
        }
    }

    private static double direct(float[][] training, float[][] test, int t) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int s = 3; s < training.length; s++) {
            double sum = 0;
            for (int age = 0; age < 4; age++) {
                for (int i = 0; i < 4; i++) {
                    sum += Math.pow(training[s - age][i] - test[t - age][i], 2);
                }
            }
            nearest = Math.min(nearest, Math.sqrt(sum / 16));
        }
        return nearest;
    }

    @Test
    void shouldTakePiecesOfALongTrainingPartFromItsBeginningToItsEnd() {
        float[][] training = new float[60_000][1];
        training[0][0] = 5;
        training[59_999][0] = 9;

        ReferenceTicks reference = ReferenceTicks.of(training, 10);

        assertThat(reference.size()).isEqualTo(25_000);
        float[] distances = new float[reference.size()];
        reference.squaredDistances(new float[] {9}, distances);
        assertThat(distances[0]).isEqualTo(16);
        assertThat(distances[24_999]).isZero();
    }

    @Test
    void shouldNotLookAtWindowsThatReachOutOfAPiece() {
        ReferenceTicks reference = ReferenceTicks.of(new float[60_000][1], 10);
        float[] distances = new float[reference.size()];
        Arrays.fill(distances, 3);
        distances[250] = 1;
        distances[258] = 1;
        distances[259] = 2;

        assertThat(reference.nearest(distances, new float[1])).isEqualTo(2);
    }

    @Test
    void shouldRefuseTrainingShorterThanAWindow() {
        assertThatThrownBy(() -> new NearestNeighbourBaseline(10, 1).scores(new float[4][1], new float[1][1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training part is shorter than a window: training ticks=4 windowTicks=10");
    }
}
