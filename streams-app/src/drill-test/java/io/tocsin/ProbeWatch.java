package io.tocsin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the probes of an instance twice a second until it is stopped, from a thread of its own.
 *
 * <p>Thread-safe.
 */
final class ProbeWatch {
    private static final long EVERY_NANOS = 500_000_000;

    /** One look. */
    private record Look(boolean live, boolean ready) {}

    private final Instance instance;
    private final List<Look> looks = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "drill-probes");
    private volatile boolean stopped;

    ProbeWatch(Instance instance) {
        this.instance = instance;
        // It ends with the drill, however that ends.
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!stopped) {
            Look look = new Look(instance.isLive(), instance.isReady());
            synchronized (this) {
                looks.add(look);
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    synchronized boolean isLiveThroughout() {
        return !looks.isEmpty() && looks.stream().allMatch(Look::live);
    }

    @Override
    public synchronized String toString() {
        return String.format(
                "live %d and ready %d of %d looks",
                looks.stream().filter(Look::live).count(),
                looks.stream().filter(Look::ready).count(),
                looks.size());
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
