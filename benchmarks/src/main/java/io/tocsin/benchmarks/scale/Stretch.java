package io.tocsin.benchmarks.scale;

import java.time.Duration;

/**
 * What one stretch of load has shown.
 *
 * <p>Thread-safe.
 *
 * @param ticks that were scored
 * @param time from the moment on which the app was let go to the last score
 * @param appCpu of all processors, of the app
 * @param brokerCpu the same of the process with the broker and the reader of the scores
 */
record Stretch(long ticks, Duration time, Duration appCpu, Duration brokerCpu) {
    double ticksPerSecond() {
        return ticks * 1e9 / time.toNanos();
    }

    double appMicrosPerTick() {
        return appCpu.toNanos() / 1e3 / ticks;
    }

    double brokerMicrosPerTick() {
        return brokerCpu.toNanos() / 1e3 / ticks;
    }
}
