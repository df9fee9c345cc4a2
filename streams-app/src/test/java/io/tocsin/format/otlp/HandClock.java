package io.tocsin.format.otlp;

import io.opentelemetry.sdk.common.Clock;
import java.util.concurrent.TimeUnit;

/** A clock of OpenTelemetry's SDK that is set by hand. Confined to one thread. */
final class HandClock implements Clock {
    private long nowMs;

    HandClock(long nowMs) {
        this.nowMs = nowMs;
    }

    void set(long nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public long now() {
        return TimeUnit.MILLISECONDS.toNanos(nowMs);
    }

    @Override
    public long nanoTime() {
        return now();
    }
}
