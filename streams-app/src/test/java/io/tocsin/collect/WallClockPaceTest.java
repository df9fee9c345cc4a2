package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WallClockPaceTest {
    private final WallClockPace pace = new WallClockPace();

    @Test
    void shouldNotReturnBeforeTheTime() throws InterruptedException {
        long timeMs = pace.nowMs() + 50;

        assertThat(pace.waitUntil(timeMs)).isTrue();
        assertThat(pace.nowMs()).isGreaterThanOrEqualTo(timeMs - 1);
    }

    @Test
    void shouldReturnAtOnceWhenTheTimeIsPast() throws InterruptedException {
        assertThat(pace.waitUntil(0)).isTrue();
    }

    @Test
    void shouldNotWaitOnceStopped() throws InterruptedException {
        pace.stop();

        assertThat(pace.waitUntil(Long.MAX_VALUE)).isFalse();
    }
}
