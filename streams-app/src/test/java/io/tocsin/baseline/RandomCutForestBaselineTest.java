package io.tocsin.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomCutForestBaselineTest {
    private static final float[][] TRAINING = Signals.waves(0, 480, 1);

    @Test
    void shouldFindASpike() {
        float[][] test = Signals.waves(480, 96, 2);
        test[60][1] = 5;

        // A spike stays in the shingle for some ticks.
        assertThat(Signals.highest(new RandomCutForestBaseline(3).scores(TRAINING, test)))
                .isBetween(60, 67);
    }

    @Test
    void shouldGetUsedToANewLevel() {
        float[][] test = new float[600][];
        float[][] waves = Signals.waves(480, 600, 2);
        for (int t = 0; t < test.length; t++) {
            test[t] = new float[] {waves[t][0] + 3, waves[t][1] + 3, waves[t][2], 0};
        }

        double[] scores = new RandomCutForestBaseline(3).scores(TRAINING, test);

        assertThat(scores[599]).isLessThan(scores[8] / 2);
    }

    @Test
    void shouldDrawOtherTreesWithAnotherSeed() {
        float[][] test = Signals.waves(480, 10, 2);

        assertThat(new RandomCutForestBaseline(3).scores(TRAINING, test))
                .isNotEqualTo(new RandomCutForestBaseline(4).scores(TRAINING, test));
    }

    @Test
    void shouldTakeManyFeaturesTickByTick() {
        float[][] test = new float[20][170];
        test[15][40] = 9;

        assertThat(Signals.highest(new RandomCutForestBaseline(3).scores(new float[300][170], test)))
                .isEqualTo(15);
    }
}
