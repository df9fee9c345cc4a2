package io.tocsin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreQuantileTest {

    @Test
    void shouldTellTheOnesThatThereAreEnoughScoresFor() {
        double[] scores = {0.8, 0.1, Double.NaN, 1.2, 0.3, 0.2, 0.5, 0.4, 0.7, 0.6, 0.9};
        assertThat(ScoreQuantile.of(scores))
                .containsExactly(
                        new ScoreQuantile(0.25, 0.3),
                        new ScoreQuantile(0.5, 0.5),
                        new ScoreQuantile(0.75, 0.8),
                        new ScoreQuantile(0.9, 0.9));
    }

    @Test
    void shouldTellNoneOfASingleScore() {
        assertThat(ScoreQuantile.of(new double[] {0.5})).isEmpty();
        assertThat(ScoreQuantile.of(new double[0])).isEmpty();
    }
}
