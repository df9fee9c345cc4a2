package io.tocsin.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after the n-th failure in a row: first · 2^(n-1), at most the longest, and of that between half and all, so that instances that
 * failed together do not come back together.
 *
 * <p>Confined to one thread, for the sake of its random numbers.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** @param failures in a row, 1 or more */
    long pauseMs(int failures) {
        int doublings = Math.min(failures - 1, 30);
        // First is at most a minute: 2^30 minutes fit in a long.
        long full = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return full / 2 + random.nextLong(full / 2 + 1);
    }
}
