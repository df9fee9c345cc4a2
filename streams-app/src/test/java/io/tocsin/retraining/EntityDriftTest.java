package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityDriftTest {
    private static final DriftRules RULES = new DriftRules(10, 20, 0.5, 1.5, 2, 0.1);

    private final EntityDrift entity = new EntityDrift(RULES);
    private long tick = 1_000;

    @Test
    void shouldNotDriftWhileCalm() {
        take(200, 0.4f, 1f);
        assertThat(entity.isDrifting()).isFalse();
    }

    @Test
    void shouldDriftWhenHalfOfTheWindowIsBeyondTheModelsBoundary() {
        take(30, 0.4f, 1f);
        take(4, 1.2f, 1f);
        assertThat(entity.isDrifting()).isFalse();
        take(1, 1.2f, 1f);
        assertThat(entity.isDrifting()).isTrue();
        assertThat(entity.sinceTick()).isEqualTo(1_030);
        take(20, 1.2f, 1f);
        assertThat(entity.sinceTick()).as("when it began, not when it was seen").isEqualTo(1_030);
    }

    @Test
    void shouldForgetWhatHasPassed() {
        take(30, 0.4f, 1f);
        take(5, 1.2f, 1f);
        take(6, 0.4f, 1f);
        assertThat(entity.isDrifting()).isFalse();
    }

    @Test
    void shouldDriftUnderARaisedBoundaryThoughNoAlertIsWanted() {
        take(30, 0.4f, 1f);
        take(5, 0.9f, 1.5f);
        assertThat(entity.isDrifting()).isTrue();
    }

    @Test
    void shouldDriftAtTwiceTheCalmLevelThoughUnderTheBoundary() {
        take(20, 0.3f, 1f);
        take(4, 0.61f, 1f);
        assertThat(entity.isDrifting()).isFalse();
        take(1, 0.61f, 1f);
        assertThat(entity.isDrifting()).isTrue();
    }

    @Test
    void shouldNotKnowACalmLevelBeforeTheCalmTicksAreOver() {
        take(15, 0.2f, 1f);
        take(5, 0.9f, 1f);
        assertThat(entity.isDrifting()).isFalse();
    }

    @Test
    void shouldBeginAnewWithAnotherVersion() {
        take(30, 1.2f, 1f);
        assertThat(entity.isDrifting()).isTrue();
        entity.add("v2", tick, 1.2f, 1f);
        assertThat(entity.isDrifting()).isFalse();
    }

    @Test
    void shouldCountATickOnce() {
        take(30, 0.4f, 1f);
        for (int i = 0; i < 10; i++) {
            entity.add("v1", 1_030, 1.2f, 1f);
        }
        assertThat(entity.isDrifting()).isFalse();
    }

    @Test
    void shouldTakeAScoreThatIsNoNumberForOff() {
        take(30, 0.4f, 1f);
        take(5, Float.NaN, 1f);
        assertThat(entity.isDrifting()).isTrue();
    }

    private void take(int ticks, float score, float boundary) {
        for (int i = 0; i < ticks; i++) {
            entity.add("v1", tick++, score, boundary);
        }
    }
}
