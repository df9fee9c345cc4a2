package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossFittingTest {

    @Test
    void shouldForecastTrainingEnginesByModelsThatHaveNotSeenThem() {
        List<String> progress = new ArrayList<>();

        Forecast forecast = new CrossFitting(2).run(new ShareOfSeen(2), runs(1, 10), runs(11, 12), 7, progress::add);

        // Each model has learned from 8 of the 10, and says 0 of an engine that it has not seen.
        assertThat(forecast.training())
                .hasSize(10)
                .allSatisfy(p -> assertThat(p).containsExactly(0f, 0f));
        assertThat(forecast.test()).hasSize(2).allSatisfy(p -> assertThat(p[0]).isEqualTo(0f));
        assertThat(progress).hasSize(10).last().isEqualTo("share of seen: model 10 of 10");
    }

    @Test
    void shouldGiveTheMeanOfAllModelsForTestEngines() {
        Forecast forecast = new CrossFitting(1).run(new ShareOfSeen(3), runs(1, 10), runs(4, 4), 7, line -> {});

        assertThat(forecast.test().get(0)[0]).isEqualTo(0.8f, within(1e-6f));
    }

    @Test
    void shouldHoldOutEachEngineOnceARepeat() {
        List<Fold> folds = Fold.of(11, 5, 2, 3);

        assertThat(folds).hasSize(10).extracting(Fold::seed).doesNotHaveDuplicates();
        for (int repeat = 0; repeat < 2; repeat++) {
            assertThat(folds.subList(5 * repeat, 5 * repeat + 5).stream()
                            .flatMap(fold -> fold.heldOut().stream())
                            .toList())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
        assertThat(folds).allSatisfy(fold -> assertThat(fold.learned()).doesNotContainAnyElementsOf(fold.heldOut()));
        assertThat(folds).isEqualTo(Fold.of(11, 5, 2, 3)).isNotEqualTo(Fold.of(11, 5, 2, 4));
    }

    @Test
    void shouldTellWhyAModelCouldNotBeLearned() {
        FailureLearner broken = new FailureLearner() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int repeats() {
                return 1;
            }

            @Override
            public FailureModel learn(List<ScaledRun> runs, long seed) {
                throw new IllegalArgumentException("cannot learn: seed=1");
            }
        };

        assertThatThrownBy(() -> new CrossFitting(2).run(broken, runs(1, 5), runs(6, 6), 1, line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot learn: seed=1");
    }

    /** Says 1 of the engines that it has learned from and 0 of others. */
    private record ShareOfSeen(int repeats) implements FailureLearner {
        @Override
        public String name() {
            return "share of seen";
        }

        @Override
        public FailureModel learn(List<ScaledRun> runs, long seed) {
            Set<Integer> seen = new HashSet<>();
            runs.forEach(run -> seen.add(run.run().id()));
            return run -> {
                float[] probabilities = new float[run.size()];
                Arrays.fill(probabilities, seen.contains(run.run().id()) ? 1f : 0f);
                return probabilities;
            };
        }
    }

    private static List<ScaledRun> runs(int firstId, int lastId) {
        return IntStream.rangeClosed(firstId, lastId)
                .mapToObj(id -> new ScaledRun(
                        GeneratedEngines.run(id, 0, new double[2], new double[2]), new float[][] {{0f}, {0f}}))
                .toList();
    }
}
