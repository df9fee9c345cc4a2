package io.tocsin.console.status;

import java.time.Duration;

/** From which age on a record is late, and from which on something is broken. Thread-safe. */
record Ages(Duration attention, Duration bad) {
    static Ages of(Duration tick) {
        return new Ages(
                longer(Duration.ofMinutes(1), tick.multipliedBy(3)),
                longer(Duration.ofMinutes(5), tick.multipliedBy(10)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
