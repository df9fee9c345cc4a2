package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private final SteadyTime time = new SteadyTime();

    @Test
    void shouldBeginAsTheWallClockDoesAndGoOnAsTheMonotonicOne() {
        long wallMs = System.currentTimeMillis();
        long startNanos = time.nanoseconds();
        long startMs = time.milliseconds();
        assertThat(startMs).isBetween(wallMs - 5_000, wallMs + 5_000);
        time.sleep(20);
        long nanos = time.nanoseconds() - startNanos;
        assertThat(time.milliseconds() - startMs).isBetween(19L, nanos / 1_000_000 + 1_000);
    }

    @Test
    void shouldWaitUntilItsOwnDeadline() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> time.waitObject(
                        new Object(),
                        () -> {
                            asked.incrementAndGet();
                            return false;
                        },
                        time.milliseconds() + 30))
                .isInstanceOf(TimeoutException.class);
        assertThat(asked).hasPositiveValue();
    }
}
