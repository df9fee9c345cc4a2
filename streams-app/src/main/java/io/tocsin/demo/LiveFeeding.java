package io.tocsin.demo;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The shops' life beside the story, until closed.
 *
 * <p>Confined to the story's thread; feeds on its own.
 */
final class LiveFeeding implements AutoCloseable {
    private final FutureTask<Void> feeding;
    private final Thread thread;

    private LiveFeeding(FleetFeeder feeder) {
        this.feeding = new FutureTask<>(() -> {
            feeder.feedLive();
            return null;
        });
        this.thread = new Thread(feeding, "tocsin-demo-feeder");
        thread.setDaemon(true);
    }

    static LiveFeeding start(FleetFeeder feeder) {
        LiveFeeding started = new LiveFeeding(feeder);
        started.thread.start();
        return started;
    }

    /**
     * Does nothing as long as it feeds.
     *
     * @throws DemoFailedException if it had to give up: nothing would come in any more
     */
    void requireFeeding() throws InterruptedException {
        if (feeding.isDone()) {
            try {
                feeding.get();
            } catch (ExecutionException e) {
                throw new DemoFailedException("simulated shops stand still: reason=" + e.getCause(), e);
            }
        }
    }

    /** Stops; returns when the last sample is handed over. Not interruptible: whoever is interrupted still needs to know where it stopped. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
