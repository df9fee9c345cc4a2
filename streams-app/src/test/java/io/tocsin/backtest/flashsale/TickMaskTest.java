package io.tocsin.backtest.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.example.ShopRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickMaskTest {
    private static final List<ShopRun> RUNS = List.of(Shops.rising(10, 5, 6), Shops.rising(20, 5, 6));

    @Test
    void shouldCutTraceInBlocksOverRuns() {
        List<Fold> folds = Fold.blocks(RUNS, 3);

        assertThat(folds).extracting(fold -> fold.judged().size()).containsExactly(10, 10, 10);
        assertThat(folds.get(1).judged().has(1, 0)).isTrue();
        assertThat(folds.get(1).judged().has(1, 10)).isFalse();
        assertThat(folds.get(1).training().has(1, 9)).isFalse();
        assertThat(folds.get(1).training().size()).isEqualTo(20);
    }

    @Test
    void shouldLearnFromFirstSixtyPercent() {
        Fold fold = Fold.sixtyForty(RUNS).get(0);

        assertThat(fold.training().size()).isEqualTo(18);
        assertThat(fold.judged().has(1, 7)).isFalse();
        assertThat(fold.judged().has(1, 8)).isTrue();
    }

    @Test
    void shouldLearnFromFirstRunsOnTransfer() {
        Fold fold = Fold.transfer(RUNS, 1).get(0);

        assertThat(fold.training().size()).isEqualTo(10);
        assertThat(fold.judged().size()).isEqualTo(20);
    }

    @Test
    void shouldNotLearnFromTicksWhoseFutureIsJudged() {
        TickMask judged = TickMask.between(RUNS, 20, 25);

        TickMask training = TickMask.all(RUNS).without(judged).withoutPreview(judged, 3);

        assertThat(training.has(1, 6)).isTrue();
        assertThat(training.has(1, 7)).isFalse();
        assertThat(training.has(1, 9)).isFalse();
        assertThat(training.has(1, 15)).isTrue();
        assertThat(training.has(0, 9)).isTrue();
    }
}
