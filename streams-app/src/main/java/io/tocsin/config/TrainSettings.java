package io.tocsin.config;

import io.tocsin.engine.training.TrainingSettings;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How a model is trained. Thread-safe.
 *
 * @param model name of the model; together with the version the key of its artifact
 * @param selector entities to learn from, as {@link io.tocsin.selector.Selector} reads it
 * @param seed of everything random; the same seed and data give the same model
 * @param cell kind of the recurrent layers
 * @param layers stacked recurrent layers
 * @param hidden units per layer
 * @param dropout share of the values between layers that training blanks
 * @param bpttTicks ticks the error is carried back through
 * @param batch sequences trained side by side
 * @param optimizer what changes the weights
 * @param schedule how the learning rate changes
 * @param clipNorm longest gradient, as the norm over all weights
 * @param horizonsTicks how far ahead failures are foretold, ascending
 * @param validationShare share of the data, taken in time order, that decides when to stop
 * @param calibrationShare share of the data, taken in time order, that sets the thresholds
 * @param patience epochs without improvement before training stops
 * @param threads that share a mini-batch
 * @param falseAlarmsPerEntityWeek budget the threshold is set by
 */
public record TrainSettings(
        String model,
        String selector,
        int epochs,
        long seed,
        String cell,
        int layers,
        int hidden,
        double dropout,
        int bpttTicks,
        int batch,
        String optimizer,
        double learningRate,
        String schedule,
        double clipNorm,
        List<Integer> horizonsTicks,
        double validationShare,
        double calibrationShare,
        int patience,
        int threads,
        double falseAlarmsPerEntityWeek) {

    static final String MODEL = "train.model";
    static final String SELECTOR = "train.selector";
    static final String EPOCHS = "train.epochs";
    static final String SEED = "train.seed";
    static final String CELL = "train.cell";
    static final String LAYERS = "train.layers";
    static final String HIDDEN = "train.hidden";
    static final String DROPOUT = "train.dropout";
    static final String BPTT_TICKS = "train.bptt.ticks";
    static final String BATCH = "train.batch";
    static final String OPTIMIZER = "train.optimizer";
    static final String LEARNING_RATE = "train.learning.rate";
    static final String SCHEDULE = "train.schedule";
    static final String CLIP_NORM = "train.clip.norm";
    static final String HORIZONS_TICKS = "train.horizons.ticks";
    static final String VALIDATION_SHARE = "train.validation.share";
    static final String CALIBRATION_SHARE = "train.calibration.share";
    static final String PATIENCE = "train.patience";
    static final String THREADS = "train.threads";
    static final String FALSE_ALARMS_PER_ENTITY_WEEK = "train.false.alarms.per.entity.week";

    static void declare(ConfigDef definition) {
        KeyGroup group = new KeyGroup(definition, "Train");
        declareTask(group);
        declareNetwork(group);
        declareOptimisation(group);
    }

    private static void declareTask(KeyGroup group) {
        group.text(
                        MODEL,
                        "default",
                        Rule.matching("1 to 64 letters, digits, dots, dashes or underscores", "[A-Za-z0-9._-]{1,64}"),
                        "Name of the model; with the version it is the key of the artifact.")
                .text(
                        SELECTOR,
                        "*",
                        Rule.selector(),
                        "Entities to learn from, and that the model judges when it is deployed: a glob on the entity, and globs on labels that it must have.")
                .text(
                        HORIZONS_TICKS,
                        "6,18,30",
                        Rule.ascending(TrainingSettings.MAX_HORIZONS, 8_640),
                        "How far ahead failures are foretold, each with a probability of its own.")
                .decimal(
                        FALSE_ALARMS_PER_ENTITY_WEEK,
                        1.0,
                        Rule.between(0.001, 10_000),
                        "Budget of false alarms the alert boundary is set by.")
                .decimal(
                        VALIDATION_SHARE,
                        0.15,
                        Rule.between(0.01, 0.8),
                        "Share of the data, in time order, that decides when training stops.")
                .decimal(
                        CALIBRATION_SHARE,
                        0.2,
                        Rule.between(0.01, 0.8),
                        "Share of the data, in time order, that sets the alert boundary.");
    }

    private static void declareNetwork(KeyGroup group) {
        group.text(
                        CELL,
                        "LSTM",
                        Rule.oneOf(List.of("RNN_TANH", "RNN_RELU", "LSTM", "GRU")),
                        "Kind of the recurrent layers.")
                .integer(LAYERS, 2, Rule.between(1, 8), "Stacked recurrent layers.")
                .integer(HIDDEN, 32, Rule.between(1, 1_024), "Units of each layer.")
                .decimal(
                        DROPOUT,
                        0.0,
                        Rule.between(0.0, 0.9),
                        "Share of the values between layers that training blanks.");
    }

    private static void declareOptimisation(KeyGroup group) {
        group.integer(EPOCHS, 20, Rule.between(1, 10_000), "Passes over the training data at most.")
                .integer(
                        PATIENCE,
                        4,
                        Rule.between(1, 10_000),
                        "Epochs without improvement on the validation share before training stops.")
                .wholeNumber(
                        SEED, 42, Rule.anyWholeNumber(), "Seed of everything random; same seed and data, same model.")
                .integer(
                        BPTT_TICKS,
                        32,
                        Rule.between(1, 10_000),
                        "Ticks the error is carried back through before the state is cut off.")
                .integer(BATCH, 32, Rule.between(1, 4_096), "Sequences trained side by side.")
                .text(
                        OPTIMIZER,
                        "ADAM",
                        Rule.oneOf(List.of("ADAM", "SGD")),
                        "What changes the weights; SGD has momentum 0.9.")
                .decimal(LEARNING_RATE, 0.003, Rule.between(0.000001, 1.0), "Step size of the optimiser.")
                .text(
                        SCHEDULE,
                        "COSINE",
                        Rule.oneOf(List.of("CONSTANT", "COSINE", "STEPS", "WARM_UP_COSINE")),
                        "How the step size changes from the first epoch to the last.")
                .integer(
                        THREADS,
                        2,
                        Rule.between(1, 64),
                        "Threads that share a mini-batch; another number gives a model with other last digits.")
                .decimal(
                        CLIP_NORM,
                        1.0,
                        Rule.between(0.001, 1_000),
                        "Longest gradient, as the norm over all weights; a longer one is scaled down.");
    }

    static TrainSettings from(ParsedValues values) {
        return new TrainSettings(
                values.text(MODEL),
                values.text(SELECTOR),
                values.integer(EPOCHS),
                values.wholeNumber(SEED),
                values.text(CELL),
                values.integer(LAYERS),
                values.integer(HIDDEN),
                values.decimal(DROPOUT),
                values.integer(BPTT_TICKS),
                values.integer(BATCH),
                values.text(OPTIMIZER),
                values.decimal(LEARNING_RATE),
                values.text(SCHEDULE),
                values.decimal(CLIP_NORM),
                values.wholeNumbers(HORIZONS_TICKS),
                values.decimal(VALIDATION_SHARE),
                values.decimal(CALIBRATION_SHARE),
                values.integer(PATIENCE),
                values.integer(THREADS),
                values.decimal(FALSE_ALARMS_PER_ENTITY_WEEK));
    }
}
