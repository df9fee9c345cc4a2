package io.tocsin.engine.learning;

import io.tocsin.engine.network.PreparedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Workers that share a mini-batch: each takes a fixed part of it on a thread of its own, and their derivatives are added in a fixed order, so that
 * the result depends on the seed and the number of threads and on nothing else.
 *
 * <p>Confined to one thread; {@link #close} ends the threads.
 */
final class GradientTeam implements AutoCloseable {
    private final List<GradientWorker> workers = new ArrayList<>();
    private final @Nullable ExecutorService threads;
    private final int share;

    GradientTeam(PreparedNetwork prepared, List<Loss> losses, int batch, FitSettings settings) {
        int count = Math.min(settings.threads(), batch);
        this.share = (batch + count - 1) / count;
        for (int i = 0; i < count; i++) {
            workers.add(new GradientWorker(prepared, losses, settings.bpttSteps(), share, settings.firstCounted()));
        }
        this.threads = count == 1
                ? null
                : Executors.newFixedThreadPool(count, task -> {
                    Thread thread = new Thread(task, "tocsin-training");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    void begin(List<Example> batch) {
        for (int i = 0; i < workers.size(); i++) {
            int from = Math.min(batch.size(), i * share);
            workers.get(i).begin(batch.subList(from, Math.min(batch.size(), from + share)));
        }
    }

    /** The derivatives of the whole batch, in the parameters' order, as {@link #learn} leaves them. */
    List<float[]> gradients() {
        return workers.get(0).gradient().parameters();
    }

    /** The losses and derivatives of the steps {@code [from, from + steps)} after the weights have changed. */
    LossTotals learn(int from, int steps, long dropoutSeed) {
        SplittableRandom seeds = new SplittableRandom(dropoutSeed);
        List<Callable<LossTotals>> tasks = new ArrayList<>();
        for (GradientWorker worker : workers) {
            SplittableRandom dropout = seeds.split();
            tasks.add(() -> {
                worker.gradient().parameters().forEach(array -> Arrays.fill(array, 0f));
                worker.weightsChanged();
                return worker.learn(from, steps, dropout);
            });
        }
        LossTotals totals = sum(tasks);
        for (int i = 1; i < workers.size(); i++) {
            addTo(gradients(), workers.get(i).gradient().parameters());
        }
        return totals;
    }

    LossTotals judge(int from, int steps) {
        List<Callable<LossTotals>> tasks = new ArrayList<>();
        workers.forEach(worker -> tasks.add(() -> worker.judge(from, steps)));
        return sum(tasks);
    }

    private static void addTo(List<float[]> sums, List<float[]> others) {
        for (int i = 0; i < sums.size(); i++) {
            float[] sum = sums.get(i);
            float[] other = others.get(i);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += other[j];
            }
        }
    }

    private LossTotals sum(List<Callable<LossTotals>> tasks) {
        try {
            if (threads == null) {
                return tasks.get(0).call();
            }
            List<Future<LossTotals>> parts = threads.invokeAll(tasks);
            LossTotals totals = parts.get(0).get();
            for (Future<LossTotals> part : parts.subList(1, parts.size())) {
                totals.add(part.get());
            }
            return totals;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a training thread failed: " + e.getCause(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("training failed", e);
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
