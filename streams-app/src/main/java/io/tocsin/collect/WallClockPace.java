package io.tocsin.collect;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Real time. Waits in naps and looks at the wall clock after each, since the clock may be set or the machine suspended
 * while a wait measures another time.
 *
 * <p>Thread-safe.
 */
final class WallClockPace implements Pace {
    private static final long MAX_NAP_MS = 1000;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public long nowMs() {
        return System.currentTimeMillis();
    }

    @Override
    public boolean waitUntil(long timeMs) throws InterruptedException {
        long startNanos = System.nanoTime();
        long longestWaitMs = timeMs - nowMs();
        long remainingMs = longestWaitMs;
        while (remainingMs > 0) {
            if (stopped.await(Math.min(remainingMs, MAX_NAP_MS), TimeUnit.MILLISECONDS)) {
                return false;
            }
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            remainingMs = Math.min(timeMs - nowMs(), longestWaitMs - waitedMs);
        }
        return stopped.getCount() > 0;
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
