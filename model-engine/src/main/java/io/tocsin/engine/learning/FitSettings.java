package io.tocsin.engine.learning;

/**
 * How a network is fitted to examples.
 *
 * <p>Thread-safe.
 *
 * @param epochs at most so many passes over the examples, at least 1
 * @param patience stop after so many epochs without a better validation loss
 * @param batch sequences a mini-batch, at least 1
 * @param bpttSteps how far back-propagation reaches before the state is carried on without gradient
 * @param clipNorm the global norm that a gradient is clipped to: {@code g ← g · min(1, θ/‖g‖)} (Pascanu et al. 2013)
 * @param firstCounted steps of a sequence before this one are taken and not learned from
 * @param seed of shuffling and dropout
 * @param threads how many share a mini-batch; another number gives other last digits
 */
public record FitSettings(
        int epochs,
        int patience,
        int batch,
        int bpttSteps,
        Optimizer.Kind optimizer,
        LearningRate learningRate,
        float clipNorm,
        int firstCounted,
        long seed,
        int threads) {

    public FitSettings {
        requireAtLeast("epochs", epochs, 1);
        requireAtLeast("patience", patience, 1);
        requireAtLeast("batch", batch, 1);
        requireAtLeast("bpttSteps", bpttSteps, 1);
        requireAtLeast("firstCounted", firstCounted, 0);
        requireAtLeast("threads", threads, 1);
        if (!(clipNorm > 0)) {
            throw new IllegalArgumentException("must be above 0: clipNorm=" + clipNorm);
        }
    }

    private static void requireAtLeast(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException("must be at least " + min + ": " + name + "=" + value);
        }
    }

    public static FitSettings defaults() {
        return new FitSettings(20, 4, 16, 32, Optimizer.Kind.ADAM, LearningRate.cosine(3e-3f), 1f, 0, 42, 1);
    }

    public FitSettings withEpochs(int newEpochs) {
        return new FitSettings(
                newEpochs, patience, batch, bpttSteps, optimizer, learningRate, clipNorm, firstCounted, seed, threads);
    }

    public FitSettings withFirstCounted(int newFirstCounted) {
        return new FitSettings(
                epochs, patience, batch, bpttSteps, optimizer, learningRate, clipNorm, newFirstCounted, seed, threads);
    }

    public FitSettings withSeed(long newSeed) {
        return new FitSettings(
                epochs, patience, batch, bpttSteps, optimizer, learningRate, clipNorm, firstCounted, newSeed, threads);
    }

    public FitSettings withThreads(int newThreads) {
        return new FitSettings(
                epochs, patience, batch, bpttSteps, optimizer, learningRate, clipNorm, firstCounted, seed, newThreads);
    }
}
