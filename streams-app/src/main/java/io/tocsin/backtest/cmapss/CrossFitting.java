package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Learns from four fifths of the training engines and forecasts the last fifth, five times over and as often as the learner asks. That gives honest
 * forecasts of all training engines, on which a threshold can be chosen; and as many models, whose mean forecasts the test engines (cross-validation
 * aggregating; Breiman 1996).
 *
 * <p>Thread-safe. The number of threads makes no difference to the result.
 *
 * @param threads how many models are learned side by side
 */
record CrossFitting(int threads) {
    static final int FOLDS = 5;

    /** The probabilities of one model. Thread-safe as long as nobody writes to the arrays. */
    private record Part(Fold fold, List<float[]> heldOut, List<float[]> test) {}

    Forecast run(
            FailureLearner learner,
            List<ScaledRun> training,
            List<ScaledRun> test,
            long seed,
            Consumer<String> progress) {
        List<Callable<Part>> tasks = new ArrayList<>();
        for (Fold fold : Fold.of(training.size(), FOLDS, learner.repeats(), seed)) {
            tasks.add(() -> learn(learner, training, test, fold));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, CrossFitting::thread);
        try {
            List<Future<Part>> parts = tasks.stream().map(pool::submit).toList();
            return mean(parts, training, test, learner, progress);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tocsin-backtest");
        thread.setDaemon(true);
        return thread;
    }

    private static Part learn(FailureLearner learner, List<ScaledRun> training, List<ScaledRun> test, Fold fold) {
        FailureModel model =
                learner.learn(fold.learned().stream().map(training::get).toList(), fold.seed());
        return new Part(
                fold,
                fold.heldOut().stream()
                        .map(engine -> model.probabilities(training.get(engine)))
                        .toList(),
                test.stream().map(model::probabilities).toList());
    }

    private static Forecast mean(
            List<Future<Part>> parts,
            List<ScaledRun> training,
            List<ScaledRun> test,
            FailureLearner learner,
            Consumer<String> progress) {
        List<float[]> ofTraining = zeros(training);
        List<float[]> ofTest = zeros(test);
        for (int i = 0; i < parts.size(); i++) {
            Part part = await(parts.get(i));
            for (int k = 0; k < part.heldOut().size(); k++) {
                addTo(
                        ofTraining.get(part.fold().heldOut().get(k)),
                        part.heldOut().get(k),
                        learner.repeats());
            }
            for (int k = 0; k < test.size(); k++) {
                addTo(ofTest.get(k), part.test().get(k), parts.size());
            }
            progress.accept(learner.name() + ": model " + (i + 1) + " of " + parts.size());
        }
        return new Forecast(ofTraining, ofTest);
    }

    private static List<float[]> zeros(List<ScaledRun> runs) {
        return runs.stream().map(run -> new float[run.size()]).toList();
    }

    private static void addTo(float[] sum, float[] values, int count) {
        for (int t = 0; t < sum.length; t++) {
            sum[t] += values[t] / count;
        }
    }

    private static Part await(Future<Part> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model was learned", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a model could not be learned: " + e.getCause(), e);
        }
    }
}
