package io.tocsin.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass until somebody stops it.
 *
 * <p>Thread-safe.
 */
class FeedPace {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Waits until that time of the wall clock; false when it was stopped. */
    boolean waitUntil(long timeMs) throws InterruptedException {
        long leftMs = timeMs - System.currentTimeMillis();
        return leftMs > 0 ? !stopped.await(leftMs, TimeUnit.MILLISECONDS) : stopped.getCount() > 0;
    }

    /** Ends the waiting, now and from now on. */
    void stop() {
        stopped.countDown();
    }
}
