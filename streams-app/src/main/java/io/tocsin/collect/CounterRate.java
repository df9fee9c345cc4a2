package io.tocsin.collect;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One counter as a rate: {@code (counter - counter before) / (time - time before)}, over the time that really passed.
 * The first reading has no rate, and a counter that went backwards (reset, overflow) has none for that interval.
 *
 * <p>Confined to one thread.
 */
final class CounterRate {
    private static final double NANOS_PER_SECOND = 1e9;

    private OptionalLong previousTotal = OptionalLong.empty();
    private long previousNanos;

    /** The rate per second since the call before, at least 0; {@code total} becomes the new reference in any case. */
    OptionalDouble perSecond(long nowNanos, long total) {
        OptionalDouble rate = OptionalDouble.empty();
        if (previousTotal.isPresent()) {
            long increase = total - previousTotal.getAsLong();
            long elapsedNanos = nowNanos - previousNanos;
            if (increase >= 0 && elapsedNanos > 0) {
                rate = OptionalDouble.of(increase / (elapsedNanos / NANOS_PER_SECOND));
            }
        }
        previousTotal = OptionalLong.of(total);
        previousNanos = nowNanos;
        return rate;
    }

    /** As above; a counter the operating system stopped telling begins anew when it comes back. */
    OptionalDouble perSecond(long nowNanos, OptionalLong total) {
        if (total.isEmpty()) {
            previousTotal = OptionalLong.empty();
            return OptionalDouble.empty();
        }
        return perSecond(nowNanos, total.getAsLong());
    }
}
