package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every baseline promises. */
class BaselinesTest {
    private static final float[][] TRAINING = Signals.waves(0, 480, 1);
    private static final float[][] TEST = Signals.waves(480, 96, 2);

    static List<Baseline> all() {
        return Baselines.all(7);
    }

    @Test
    void shouldComeInTheOrderOfTheTables() {
        assertThat(Baselines.all(7))
                .extracting(Baseline::name)
                .containsExactly(
                        "naive",
                        "naive + mean of 10",
                        "moving z-score",
                        "seasonal naive",
                        "distance from mean",
                        "PCA",
                        "PCA + mean of 10",
                        "k-NN",
                        "k-NN of 10 ticks",
                        "VAR",
                        "VAR + mean of 10",
                        "random cut forest",
                        "random cut forest + mean of 10");
    }

    @Test
    void shouldGiveTheScoresOfEachByItsName() {
        Map<String, double[]> scores = Baselines.scores(all(), TRAINING, TEST);

        assertThat(scores.keySet())
                .containsExactlyElementsOf(all().stream().map(Baseline::name).toList());
        for (Baseline baseline : all()) {
            assertThat(scores.get(baseline.name()))
                    .as(baseline.name())
                    .containsExactly(baseline.scores(TRAINING, TEST));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldScoreACrassFailureAboveEverythingBefore(Baseline baseline) {
        float[][] test = Signals.copy(TEST);
        for (int t = 70; t < 76; t++) {
            Arrays.fill(test[t], t % 2 == 0 ? 8 : -8);
        }

        double[] scores = baseline.scores(TRAINING, test);

        assertThat(scores).hasSize(96);
        assertThat(Signals.highest(scores)).as(baseline.name()).isBetween(70, 85);
        assertThat(Arrays.stream(scores, 70, 76).min().orElseThrow())
                .as(baseline.name())
                .isGreaterThan(Arrays.stream(scores, 0, 70).average().orElseThrow());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldNotLookAhead(Baseline baseline) {
        float[][] test = Signals.copy(TEST);
        for (int t = 50; t < test.length; t++) {
            Arrays.fill(test[t], 5);
        }

        double[] before = Arrays.copyOf(baseline.scores(TRAINING, TEST), 50);
        double[] after = Arrays.copyOf(baseline.scores(TRAINING, test), 50);
        double[] cut = baseline.scores(TRAINING, Arrays.copyOf(TEST, 50));

        assertThat(after).as(baseline.name()).containsExactly(before);
        assertThat(cut).as(baseline.name()).containsExactly(before);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldGiveTheSameScoresAgain(Baseline baseline) {
        assertThat(baseline.scores(TRAINING, TEST)).containsExactly(baseline.scores(TRAINING, TEST));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldLeaveTheDataAsItWas(Baseline baseline) {
        float[][] training = Signals.copy(TRAINING);
        float[][] test = Signals.copy(TEST);

        baseline.scores(training, test);

        assertThat(training).isDeepEqualTo(TRAINING);
        assertThat(test).isDeepEqualTo(TEST);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldSurviveHolesAndInfinities(Baseline baseline) {
        float[][] training = Signals.copy(TRAINING);
        float[][] test = Signals.copy(TEST);
        Arrays.fill(training[0], Float.NaN);
        Arrays.fill(test[0], Float.NaN);
        for (int t = 20; t < 60; t++) {
            training[t][0] = Float.NaN;
            test[t][1] = Float.NaN;
        }
        test[61][2] = Float.POSITIVE_INFINITY;

        double[] scores = baseline.scores(training, test);

        assertThat(scores).hasSize(96);
        assertThat(Arrays.stream(scores)).as(baseline.name()).allMatch(Double::isFinite);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldSurviveTrainingWhereNothingMoves(Baseline baseline) {
        float[][] flat = new float[100][3];
        float[][] test = new float[30][3];
        test[20][1] = 4;

        double[] scores = baseline.scores(flat, test);

        assertThat(Arrays.stream(scores)).as(baseline.name()).allMatch(Double::isFinite);
        assertThat(scores[20]).as(baseline.name()).isGreaterThan(scores[19]);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldScoreNothingWhenThereIsNothing(Baseline baseline) {
        assertThat(baseline.scores(TRAINING, new float[0][])).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("all")
    void shouldSayWhatIsWrongWithItsInput(Baseline baseline) {
        assertThatThrownBy(() -> baseline.scores(new float[0][], new float[3][2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a baseline needs at least one training tick: test ticks=3");
        assertThatThrownBy(() -> baseline.scores(new float[20][3], new float[3][2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("all ticks must have the same features: features=2 before=3");
    }
}
