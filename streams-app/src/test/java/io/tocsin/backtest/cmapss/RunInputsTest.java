package io.tocsin.backtest.cmapss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.learning.Example;
import org.junit.jupiter.api.Test;

class RunInputsTest {

    @Test
    void shouldGiveLevelChangeSinceOwnFirstCyclesAndAge() {
        float[] levels = new float[30];
        levels[0] = 2;
        levels[29] = 3;

        float[][] inputs = RunInputs.LEVELS_CHANGES_AGE.of(scaled(0, levels));

        assertThat(inputs[0]).containsExactly(2f, 0f, -0.99f);
        assertThat(inputs[1]).containsExactly(new float[] {0f, -1f, -0.98f}, within(1e-6f));
        // The mean of the first 20 cycles is 0.1 and stays so.
        assertThat(inputs[28]).containsExactly(new float[] {0f, -0.1f, -0.71f}, within(1e-6f));
        assertThat(inputs[29]).containsExactly(new float[] {3f, 2.9f, -0.7f}, within(1e-6f));
    }

    @Test
    void shouldAverageOverTheLastTenCyclesOrThoseThereAre() {
        float[] levels = new float[12];
        levels[0] = 10;
        levels[2] = 20;

        float[][] inputs = RunInputs.RECENT_LEVELS.of(scaled(0, levels));

        assertThat(inputs[0]).containsExactly(10f);
        assertThat(inputs[2]).containsExactly(10f);
        assertThat(inputs[9]).containsExactly(3f);
        assertThat(inputs[10]).containsExactly(2f);
    }

    @Test
    void shouldAskForFailureWithinThirtyCyclesAndForCappedLife() {
        Example example = LifeTargets.of(scaled(0, new float[150]));

        float[][] failures = example.targets().get(0);
        assertThat(failures[118]).containsExactly(0f);
        assertThat(failures[119]).containsExactly(1f);
        assertThat(failures[149]).containsExactly(1f);
        float[][] lives = example.targets().get(1);
        assertThat(lives[0]).containsExactly(1f);
        assertThat(lives[24]).containsExactly(1f);
        assertThat(lives[149]).containsExactly(-1f);
        assertThat(lives[99][0]).isCloseTo(-0.2f, within(1e-6f));
    }

    private static ScaledRun scaled(int remainingAtEnd, float[] levels) {
        float[][] rows = new float[levels.length][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = new float[] {levels[t]};
        }
        double[] raw = new double[levels.length];
        return new ScaledRun(GeneratedEngines.run(1, remainingAtEnd, raw, raw), rows);
    }
}
