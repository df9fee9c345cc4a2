package io.tocsin.engine.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks that know nothing of each other on a few threads, which end with them.
 *
 * <p>Thread-safe.
 *
 * @param name of the threads
 * @param threads how many, at least 1
 */
record ParallelTasks(String name, int threads) {

    /** The results in the order of the tasks. The first failure among them, in that order, is thrown once all have ended. */
    <T> List<T> run(List<Callable<T>> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("training failed: " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }
}
