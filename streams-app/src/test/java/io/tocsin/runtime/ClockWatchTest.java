package io.tocsin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicLong wallMs = new AtomicLong(1_000_000);
    private final AtomicLong steadyMs = new AtomicLong(5_000);
    private final AtomicInteger setBack = new AtomicInteger();
    private final ClockWatch watch = new ClockWatch(wallMs::get, steadyMs::get, setBack::incrementAndGet);

    @Test
    void shouldActOnceWhenTheClockIsSetBack() {
        pass(1_000, 1_000);
        pass(1_000, 1_000 - 3_600_000);
        pass(1_000, 1_000);
        assertThat(setBack).hasValue(1);
    }

    @Test
    void shouldActOnTheWayBackFromAClockThatWasAhead() {
        pass(1_000, 1_000 + 3_600_000);
        assertThat(setBack).hasValue(0);
        pass(1_000, 1_000 - 3_600_000);
        assertThat(setBack).hasValue(1);
    }

    @Test
    void shouldTolerateWhatAClockThatIsSlewedAndALateLookMake() {
        for (int times = 0; times < 100; times++) {
            pass(1_000, 999);
            pass(60_000, 60_000);
            pass(1_000, -1_000);
        }
        assertThat(setBack).hasValue(0);
    }

    private void pass(long steady, long wall) {
        steadyMs.addAndGet(steady);
        wallMs.addAndGet(wall);
        watch.look();
    }
}
