package io.tocsin.example;

import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureFit;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.HuberLoss;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.SequencePass;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The next value of a price series: standardised by the training part alone, cut in windows whose last step asks for the next day, learned by two
 * layers of each cell with the mean squared error and Adam. Training, validation and test follow each other in time.
 *
 * <p>Confined to one thread.
 */
public final class StockExample {
    private static final int LAYERS = 2;
    private static final int BATCH = 32;
    private static final float LEARNING_RATE = 3e-3f;
    private static final String COLUMN = "close";

    private final StockSettings settings;
    private final PriceSeries series;
    private final Trainings trainings;
    private final int validationFrom;
    private final int testFrom;
    private final Feature scaling;

    /** @throws ExampleDataException if the series is too short to be cut in three */
    public StockExample(PriceSeries series, StockSettings settings, Trainings trainings) {
        if (series.size() < settings.minSize()) {
            throw new ExampleDataException("too few days: source=" + series.name() + " days=" + series.size()
                    + " needs=" + settings.minSize());
        }
        this.series = series;
        this.settings = settings;
        this.trainings = trainings;
        this.testFrom = (int) (series.size() * (1 - StockSettings.TEST_SHARE));
        this.validationFrom = testFrom - (int) (series.size() * StockSettings.VALIDATION_SHARE);
        this.scaling = scaling();
    }

    private Feature scaling() {
        float[][] rows = new float[validationFrom][];
        for (int i = 0; i < validationFrom; i++) {
            rows[i] = new float[] {(float) series.closes()[i]};
        }
        long[] ticks = LongStream.range(0, validationFrom).toArray();
        return FeatureFit.fit(List.of(new TickSeries(series.name(), List.of(COLUMN), ticks, rows)))
                .get(0);
    }

    /** Trains all networks and has each forecast the test part. */
    public StockResult run() {
        List<NextValueForecast> forecasts = new ArrayList<>();
        HeadSpec value = HeadSpec.of("next", Output.VALUES, 1);
        forecasts.add(forecast("LSTM", Cell.LSTM, value));
        forecasts.add(forecast("GRU", Cell.GRU, value));
        forecasts.add(forecast("plain RNN (tanh)", Cell.RNN_TANH, value));
        forecasts.add(forecast("LSTM on top of naive", Cell.LSTM, HeadSpec.forecast(1)));
        double[] closes = series.closes();
        return new StockResult(
                series,
                validationFrom,
                testFrom - validationFrom,
                series.days().subList(testFrom, series.size()),
                Arrays.copyOfRange(closes, testFrom, closes.length),
                Arrays.copyOfRange(closes, testFrom - 1, closes.length - 1),
                forecasts);
    }

    private NextValueForecast forecast(String method, Cell cell, HeadSpec head) {
        long startNanos = System.nanoTime();
        NetworkSpec spec = NetworkSpec.stack(1, cell, LAYERS, settings.hidden(), List.of(head));
        FitSettings fit = new FitSettings(
                settings.epochs(),
                settings.epochs(),
                BATCH,
                settings.window(),
                Optimizer.Kind.ADAM,
                LearningRate.cosine(LEARNING_RATE),
                1f,
                0,
                settings.seed(),
                2);
        Network best = new NetworkFitter(
                        Network.initial(spec, settings.seed()),
                        List.of(HuberLoss.squared()),
                        fit,
                        trainings.begin(method, settings.epochs()))
                .fit(windows(settings.window(), validationFrom), windows(validationFrom, testFrom));
        double[] values = apply(best);
        return new NextValueForecast(method, values, (System.nanoTime() - startNanos) / 1e9);
    }

    /** One window for each day in {@code [from, to)}: the days before it, and the day itself as what the last step is asked for. */
    private List<Example> windows(int from, int to) {
        List<Example> windows = new ArrayList<>();
        for (int day = from; day < to; day++) {
            float[][] targets = new float[settings.window()][];
            Arrays.fill(targets, new float[] {Float.NaN});
            targets[settings.window() - 1] = new float[] {encoded(day)};
            windows.add(new Example(inputs(day), List.<float[][]>of(targets)));
        }
        return windows;
    }

    private float[][] inputs(int day) {
        float[][] inputs = new float[settings.window()][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new float[] {encoded(day - inputs.length + i)};
        }
        return inputs;
    }

    private float encoded(int day) {
        return scaling.encode((float) series.closes()[day]);
    }

    private double[] apply(Network network) {
        int window = settings.window();
        SequencePass pass = new SequencePass(new PreparedNetwork(network, Kernels.chosen()), window, 1);
        NetworkState state = new NetworkState(network.spec());
        double[] values = new double[series.size() - testFrom];
        for (int i = 0; i < values.length; i++) {
            for (int t = 0; t < window; t++) {
                pass.inputs().values()[t] = encoded(testFrom + i - window + t);
            }
            state.reset();
            pass.run(window, state, null, null);
            values[i] = scaling.decode(pass.output(0).values()[window - 1]);
        }
        return values;
    }
}
