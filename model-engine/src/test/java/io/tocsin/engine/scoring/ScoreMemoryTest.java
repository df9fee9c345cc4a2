package io.tocsin.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ScoreMemoryTest {
    private static final float NAN = Float.NaN;
    private static final ScoreCalibration CALIBRATION =
            new ScoreCalibration(new float[] {1f, 0.5f}, new float[] {1f, 1f}, 2f, 4f, 0.5f, 1f);

    private final ScoreMemory memory = new ScoreMemory(2);
    private final float[] changes = new float[2];

    @Test
    void shouldBeAsUsualBeforeAnythingCame() {
        assertThat(memory.error()).isEqualTo(1f);
    }

    @Test
    void shouldWeighWhatWasNotForeseenAndWhatMoves() {
        add(new float[] {NAN, NAN}, new float[] {1f, 2f});
        add(new float[] {1f, -2f}, new float[] {1f, 4f});
        // Errors (1² + 4²)/2 = 8.5, in usual ones 4.25, smoothed (1 + 4.25)/2; changes (0 + 2²)/2 = 2, half the
        // usual 4, smoothed (1 + 0.5)/2.
        assertThat(changes).containsExactly(0f, 2f);
        assertThat(memory.error())
                .isCloseTo((float) Math.sqrt(Math.pow(2.625, 0.875) * Math.pow(0.75, 0.125)), within(1e-5f));
    }

    @Test
    void shouldCalmDownWhereAForecastIsOffButNothingMoves() {
        ScoreMemory moving = new ScoreMemory(2);
        float[] residuals = {6f, 6f};
        for (int i = 0; i < 60; i++) {
            memory.add(CALIBRATION, residuals, new float[] {6f, 6f}, changes, false);
            moving.add(CALIBRATION, residuals, new float[] {i % 2 * 6f, 6f}, changes, false);
        }
        assertThat(memory.error()).isLessThan(0.6f * moving.error());
    }

    @Test
    void shouldLeaveMissingFeaturesOut() {
        ScoreMemory whole = new ScoreMemory(2);
        whole.add(CALIBRATION, new float[] {3f, 1.5f}, new float[] {1f, 1f}, changes, false);
        add(new float[] {3f, NAN}, new float[] {1f, NAN});
        assertThat(memory.error()).isEqualTo(whole.error());
    }

    @Test
    void shouldTakeATickWithoutAnyMetricAsUsual() {
        add(new float[] {NAN, NAN}, new float[] {NAN, NAN});
        assertThat(memory.error()).isEqualTo(1f);
    }

    @Test
    void shouldBoundWhatOneFeatureCanDo() {
        add(new float[] {1e30f, 0f}, new float[] {0f, 0f});
        // 25² / 2 over the usual 2, smoothed by half.
        assertThat(memory.error()).isCloseTo((float) Math.sqrt(Math.pow((1 + 625 / 4.0) / 2, 0.875)), within(1e-3f));
    }

    @Test
    void shouldSettleOnANewEntitysLevelWhileItWarmsUp() {
        for (int i = 0; i < 60; i++) {
            memory.add(CALIBRATION, new float[] {2f - memory.offset(0), 0f}, new float[] {2f, 0f}, changes, true);
        }
        assertThat(memory.offset(0)).isBetween(1f, 2f);
        assertThat(memory.error()).isEqualTo(1f);
    }

    @Test
    void shouldHardlyMoveTheOffsetInAnOutage() {
        for (int i = 0; i < 5000; i++) {
            memory.add(CALIBRATION, new float[] {0f, 0f}, new float[] {0f, 0f}, changes, false);
        }
        for (int i = 0; i < 60; i++) {
            memory.add(CALIBRATION, new float[] {100f, 0f}, new float[] {100f, 0f}, changes, false);
        }
        // Sixty steps of three error scales over 3000 ticks each.
        assertThat(memory.offset(0)).isCloseTo(60 * 3f / 3000, within(1e-4f));
    }

    @Test
    void shouldForgetAnOutageSoonAfterItIsOver() {
        for (int i = 0; i < 100; i++) {
            add(new float[] {1000f, 1000f}, new float[] {0f, 0f});
        }
        for (int i = 0; i < 24; i++) {
            add(new float[] {0f, 0f}, new float[] {0f, 0f});
        }
        // Two blocks of calm ticks: nothing of 25² is left, whatever the mean says.
        assertThat(memory.error()).isLessThan(1f);
    }

    @Test
    void shouldRaiseTheBoundaryOfWhatStaysBeyondItForHoursAndLowerItSlowly() {
        assertThat(memory.tolerance()).isEqualTo(1f);
        for (int i = 0; i < 500; i++) {
            add(new float[] {100f, 100f}, new float[] {0f, 0f});
        }
        assertThat(memory.tolerance()).isCloseTo((float) Math.exp(500 / 2000.0), within(2e-3f));
        for (int i = 0; i < 5000; i++) {
            add(new float[] {100f, 100f}, new float[] {0f, 0f});
        }
        assertThat(memory.tolerance()).isCloseTo(4f, within(1e-4f));
        for (int i = 0; i < 1024; i++) {
            add(new float[] {0f, 0f}, new float[] {0f, 0f});
        }
        // The first ones are still beyond it.
        assertThat(memory.tolerance()).isBetween(4f * (float) Math.exp(-0.01024), 4f * (float) Math.exp(-0.0095));
    }

    @Test
    void shouldNotCallADifferenceAcrossAGapAChange() {
        add(new float[] {0f, 0f}, new float[] {0f, 0f});
        memory.forgetLevel();
        add(new float[] {0f, 0f}, new float[] {9f, 9f});
        assertThat(changes).containsExactly(NAN, NAN);
    }

    @Test
    void shouldBlameWhatWasOffLongestAndMost() {
        add(new float[] {0f, 5f}, new float[] {0f, 0f});
        for (int i = 0; i < 3; i++) {
            add(new float[] {2f, 0f}, new float[] {0f, 0f});
        }
        // 7/8 of ln(1 + 2²/20), and 1/16 of ln(1 + 10²/20).
        assertThat(memory.blame(0)).isCloseTo(0.875f * (float) Math.log(1.2), within(1e-6f));
        assertThat(memory.blame(1)).isCloseTo(0.0625f * (float) Math.log(6), within(1e-6f));
    }

    @Test
    void shouldGoOnFromWhatItWrote() {
        add(new float[] {1f, 2f}, new float[] {3f, 4f});
        FloatBuffer buffer = FloatBuffer.allocate(ScoreMemory.floats(2));
        memory.writeTo(buffer);
        ScoreMemory restored = new ScoreMemory(2);
        restored.readFrom(buffer.flip());
        restored.add(CALIBRATION, new float[] {1f, 1f}, new float[] {5f, 5f}, changes, false);
        add(new float[] {1f, 1f}, new float[] {5f, 5f});
        assertThat(restored.error()).isEqualTo(memory.error());
        assertThat(restored.offset(1)).isEqualTo(memory.offset(1));
        assertThat(restored.tolerance()).isEqualTo(memory.tolerance());
    }

    private void add(float[] residuals, float[] levels) {
        memory.add(CALIBRATION, residuals, levels, changes, false);
    }
}
