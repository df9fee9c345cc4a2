package io.tocsin.backtest.nab;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's LSTM as a forecaster: one layer of 16 units, trained on the probation alone and trained anew on the last two weeks each time the
 * series has become twice as long, as the live system does; each new model makes its state by replaying the latest rows. Row numbers serve as
 * tick numbers. As long as there are too few rows to train on, the naive forecast stands in.
 *
 * <p>Deterministic for a seed. Confined to one thread.
 */
final class EngineForecaster implements Forecaster {
    private static final int HIDDEN = 16;
    private static final int REPLAYED_ROWS = 256;
    private static final CarryRules RULES = new CarryRules(3, 8);
    /** Of the grid; means nothing here but to the false-alarm budget of the engine's own score, which is not used. */
    private static final long TICK_DURATION_MS = 300_000;

    private static final List<String> METRICS = List.of("value");

    private final TrainingSettings settings;
    private float[][] rows = new float[1024][];
    private int size;
    private int trainedRows;
    private @Nullable Predictor predictor;
    private @Nullable EntityState state;

    EngineForecaster(long seed) {
        FitSettings fit =
                new FitSettings(60, 12, 16, 32, Optimizer.Kind.ADAM, LearningRate.cosine(5e-3f), 1f, 0, seed, 1);
        this.settings = new TrainingSettings(Cell.LSTM, 1, HIDDEN, 0f, fit, 0.15, 0.1, List.of(18), 1.0);
    }

    @Override
    public double[] learn(double[] probation) {
        for (double value : probation) {
            append(value);
        }
        trainedRows = size;
        if (isEnough()) {
            train();
        }
        double[] residuals = new double[size];
        state = predictor == null
                ? null
                : new EntityState(predictor.model().network().spec());
        for (int row = 0; row < size; row++) {
            residuals[row] = step(row);
        }
        return residuals;
    }

    @Override
    public double residual(double value) {
        append(value);
        double residual = step(size - 1);
        if (size >= 2 * trainedRows && isEnough()) {
            train();
            replay();
        }
        return residual;
    }

    private void append(double value) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = new float[] {(float) value};
    }

    private boolean isEnough() {
        return size >= ModelTrainer.minTicks(settings, RULES);
    }

    private void train() {
        int from = Math.max(0, size - SlidingTail.MEMORY);
        TickSeries latest = new TickSeries(
                "series",
                METRICS,
                IntStream.range(from, size).asLongStream().toArray(),
                Arrays.copyOfRange(rows, from, size));
        Model model = new ModelTrainer(settings, RULES, new TrainingListener() {})
                .train(
                        new ModelId("nab", String.valueOf(size)),
                        new TrainingData(TICK_DURATION_MS, List.of(latest), List.of()),
                        0)
                .model();
        trainedRows = size;
        predictor = new Predictor(model, Kernels.chosen());
    }

    private void replay() {
        state = predictor == null
                ? null
                : new EntityState(predictor.model().network().spec());
        for (int row = Math.max(0, size - REPLAYED_ROWS); row < size; row++) {
            step(row);
        }
    }

    private double step(int row) {
        if (predictor == null || state == null) {
            return row == 0 ? 0 : rows[row][0] - rows[row - 1][0];
        }
        boolean isFirst = state.isFresh();
        Prediction prediction = new Prediction(predictor.model());
        predictor.step(row, rows[row], state, prediction);
        double scale = predictor.model().features().get(0).scale();
        return isFirst ? 0 : prediction.residuals()[0] * scale;
    }
}
