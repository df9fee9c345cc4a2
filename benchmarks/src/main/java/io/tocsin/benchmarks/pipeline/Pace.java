package io.tocsin.benchmarks.pipeline;

/** Waits for a moment that a schedule names. Stateless, thread-safe. */
final class Pace {
    private Pace() {}

    /** Until {@link System#nanoTime} says {@code nanoTime}; not at all when that is past. */
    static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
