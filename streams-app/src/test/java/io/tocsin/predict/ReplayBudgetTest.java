package io.tocsin.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayBudgetTest {
    private static final long MS = 1_000_000;

    private long nowNanos = 5_000 * MS;
    private final ReplayBudget budget = new ReplayBudget(() -> nowNanos);

    @Test
    void shouldAllowTwentyMillisecondsAtOnceAndATenthOfTheTimeFromThenOn() {
        assertThat(replaysOfTwoMsWithin(0)).isEqualTo(10);
        assertThat(replaysOfTwoMsWithin(1_000)).isBetween(50, 51);
    }

    @Test
    void shouldNotSaveUpMoreThanTwentyMilliseconds() {
        nowNanos += 3_600_000 * MS;
        assertThat(replaysOfTwoMsWithin(0)).isEqualTo(10);
    }

    @Test
    void shouldWaitTheLongerAfterALongReplay() {
        assertThat(budget.allows()).isTrue();
        budget.spend(70 * MS);
        nowNanos += 500 * MS;
        assertThat(budget.allows()).isFalse();
        nowNanos += MS;
        assertThat(budget.allows()).isTrue();
    }

    /** Asked each millisecond, as often as it allows. */
    private int replaysOfTwoMsWithin(int ms) {
        int replays = 0;
        for (int passed = 0; passed <= ms; passed++) {
            nowNanos += passed == 0 ? 0 : MS;
            while (budget.allows()) {
                budget.spend(2 * MS);
                replays++;
            }
        }
        return replays;
    }
}
