package io.tocsin.engine.training;

/**
 * How a model is trained. {@link #defaults} suit a handful of entities with ten to forty metrics.
 *
 * <p>Thread-safe.
 *
 * @param layers stacked LSTM layers
 * @param hidden width of each
 * @param epochs at most so many passes over the training part
 * @param patience stop after so many epochs without a better validation loss
 * @param batch sequences a mini-batch
 * @param bpttTicks how far back-propagation reaches before the state is carried on without gradient
 * @param learningRate Adam's at the start; it falls to a tenth along a cosine
 * @param clipNorm the global norm that a gradient is clipped to
 * @param seed of weights and shuffling
 * @param validationShare share of the time line, after the training part, that decides when to stop
 * @param calibrationShare share of the time line, the last, that scores and thresholds are calibrated on
 * @param horizonTicks how far ahead the failure probability looks
 * @param falseAlarmsPerWeek the budget that the score's boundary is set by, per entity
 */
public record TrainingSettings(
        int layers,
        int hidden,
        int epochs,
        int patience,
        int batch,
        int bpttTicks,
        float learningRate,
        float clipNorm,
        long seed,
        double validationShare,
        double calibrationShare,
        int horizonTicks,
        double falseAlarmsPerWeek) {

    public static TrainingSettings defaults() {
        return new TrainingSettings(2, 32, 20, 4, 16, 32, 3e-3f, 1f, 42, 0.15, 0.2, 18, 1.0);
    }

    public TrainingSettings withNetwork(int newLayers, int newHidden) {
        return new TrainingSettings(
                newLayers,
                newHidden,
                epochs,
                patience,
                batch,
                bpttTicks,
                learningRate,
                clipNorm,
                seed,
                validationShare,
                calibrationShare,
                horizonTicks,
                falseAlarmsPerWeek);
    }

    public TrainingSettings withEpochs(int newEpochs) {
        return new TrainingSettings(
                layers,
                hidden,
                newEpochs,
                patience,
                batch,
                bpttTicks,
                learningRate,
                clipNorm,
                seed,
                validationShare,
                calibrationShare,
                horizonTicks,
                falseAlarmsPerWeek);
    }

    public TrainingSettings withSeed(long newSeed) {
        return new TrainingSettings(
                layers,
                hidden,
                epochs,
                patience,
                batch,
                bpttTicks,
                learningRate,
                clipNorm,
                newSeed,
                validationShare,
                calibrationShare,
                horizonTicks,
                falseAlarmsPerWeek);
    }
}
