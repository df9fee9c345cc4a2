package io.tocsin.engine.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import io.tocsin.engine.network.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFitterTest {
    private static final FitSettings SETTINGS =
            new FitSettings(6, 6, 8, 10, Optimizer.Kind.ADAM, LearningRate.cosine(2e-2f), 1f, 0, 7, 1);

    private final List<Example> training = delayed(48, 1);
    private final List<Example> validation = delayed(12, 2);

    @ParameterizedTest
    @EnumSource(Cell.class)
    void shouldLearnWithEveryCellWhatWasTwoStepsAgo(Cell cell) {
        NetworkFitter fitter = fitter(spec(cell, false, 0f), SETTINGS.withEpochs(12));
        fitter.fit(training, validation);
        double first = fitter.epochs().get(0).validationLoss();
        double last = fitter.epochs().get(fitter.epochs().size() - 1).validationLoss();
        assertThat(last).isLessThan(0.35 * first);
    }

    @Test
    void shouldLearnInBothDirections() {
        NetworkFitter fitter = fitter(
                spec(Cell.LSTM, true, 0f),
                new FitSettings(12, 12, 8, 30, Optimizer.Kind.ADAM, LearningRate.cosine(2e-2f), 1f, 0, 7, 1));
        fitter.fit(training, validation);
        assertThat(fitter.epochs().get(11).validationLoss())
                .isLessThan(0.35 * fitter.epochs().get(0).validationLoss());
    }

    @Test
    void shouldLearnByPlainGradientDescent() {
        NetworkFitter fitter = fitter(
                spec(Cell.LSTM, false, 0f),
                new FitSettings(12, 12, 8, 10, Optimizer.Kind.SGD, LearningRate.constant(0.2f), 1f, 0, 7, 1));
        fitter.fit(training, validation);
        assertThat(fitter.epochs().get(11).validationLoss())
                .isLessThan(0.8 * fitter.epochs().get(0).validationLoss());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveTheSameWeightsForASeedAndANumberOfThreads(int threads) {
        FitSettings settings = SETTINGS.withEpochs(3).withThreads(threads);
        NetworkSpec spec = spec(Cell.LSTM, false, 0.3f);
        assertSame(
                fitter(spec, settings).fit(training, validation),
                fitter(spec, settings).fit(training, validation));
    }

    @Test
    void shouldDifferByNoMoreThanRoundingBetweenOneThreadAndTwo() {
        NetworkSpec spec = spec(Cell.GRU, false, 0f);
        FitSettings settings = SETTINGS.withEpochs(2);
        Network one = fitter(spec, settings).fit(training, validation);
        Network two = fitter(spec, settings.withThreads(2)).fit(training, validation);
        for (int i = 0; i < one.parameters().size(); i++) {
            assertThat(two.parameters().get(i)).containsExactly(one.parameters().get(i), within(2e-3f));
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.Kind.class)
    void shouldGoOnFromACheckpointToTheSameWeights(Optimizer.Kind kind) {
        NetworkSpec spec = spec(Cell.LSTM, false, 0.2f);
        FitSettings settings = new FitSettings(6, 6, 8, 10, kind, LearningRate.cosine(1e-2f), 1f, 0, 7, 2);
        Network uninterrupted = fitter(spec, settings).fit(training, validation);

        List<byte[]> saved = new ArrayList<>();
        NetworkFitter[] interrupted = new NetworkFitter[1];
        interrupted[0] = new NetworkFitter(Network.initial(spec, 3), losses(), settings, new TrainingListener() {
            @Override
            public void epochEnded(EpochReport report) {
                if (report.epoch() == 3) {
                    saved.add(CheckpointFormat.write(interrupted[0].checkpoint()));
                    throw new IllegalStateException("pulled the plug");
                }
            }
        });
        assertThatThrownBy(() -> interrupted[0].fit(training, validation)).hasMessage("pulled the plug");
        NetworkFitter resumed = fitter(spec, settings);
        resumed.resume(CheckpointFormat.read(saved.get(0), spec, kind));
        assertSame(resumed.fit(training, validation), uninterrupted);
        assertThat(resumed.epochs()).extracting(EpochReport::epoch).containsExactly(4, 5, 6);
    }

    @Test
    void shouldRefuseACheckpointThatIsDamagedOrOfAnotherNetwork() {
        NetworkSpec spec = spec(Cell.LSTM, false, 0f);
        byte[] bytes = CheckpointFormat.write(fitter(spec, SETTINGS).checkpoint());
        byte[] altered = bytes.clone();
        altered[100] ^= 1;
        assertThatThrownBy(() -> CheckpointFormat.read(altered, spec, Optimizer.Kind.ADAM))
                .hasMessage("not a checkpoint, or damaged: bytes=" + bytes.length);
        assertThatThrownBy(() -> CheckpointFormat.read(bytes, spec(Cell.GRU, false, 0f), Optimizer.Kind.ADAM))
                .hasMessageStartingWith("not a checkpoint of this network: bytes=" + bytes.length + ", needs ");
    }

    @Test
    void shouldSayWhatLedToADivergence() {
        List<Example> poisoned = new ArrayList<>(training);
        float[][] inputs = {{1f}, {1f}};
        poisoned.add(new Example(inputs, List.<float[][]>of(new float[][] {{Float.POSITIVE_INFINITY}, {1f}})));
        assertThatThrownBy(() -> fitter(spec(Cell.LSTM, false, 0f), SETTINGS).fit(poisoned, validation))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("epoch=1 update=")
                .hasMessageContaining("loss=Infinity gradientNorm=")
                .hasMessageContaining("before=[update ");
    }

    @Test
    void shouldBlankValuesBetweenLayersInTrainingAlone() {
        NetworkSpec spec = spec(Cell.LSTM, false, 0.9f);
        NetworkFitter fitter = fitter(spec, SETTINGS.withEpochs(4));
        fitter.fit(training, validation);
        EpochReport last = fitter.epochs().get(3);
        assertThat(last.validationLoss()).isLessThan(last.trainingLoss());
    }

    @Test
    void shouldLearnWhichSymbolComesNext() {
        int symbols = 4;
        NetworkSpec spec =
                NetworkSpec.stack(symbols, Cell.GRU, 1, 12, List.of(HeadSpec.of("next", Output.CLASSES, symbols)));
        FitSettings settings =
                new FitSettings(30, 30, 4, 12, Optimizer.Kind.ADAM, LearningRate.cosine(3e-2f), 1f, 0, 7, 1);
        List<Loss> cross = List.of(CrossEntropyLoss.of(symbols));
        NetworkFitter fitter = new NetworkFitter(Network.initial(spec, 3), cross, settings, TrainingListener.SILENT);
        fitter.fit(alternating(40, symbols), alternating(8, symbols));
        List<EpochReport> epochs = fitter.epochs();
        // Only whether the first symbol is 0 or 1 is open; what follows is settled by the two before.
        assertThat(Symbols.perplexity(epochs.get(0).validationLoss(), 1)).isGreaterThan(1.2);
        assertThat(Symbols.perplexity(epochs.get(29).validationLoss(), 1)).isLessThan(1.05);
    }

    /** 0 2 0 2 … or 1 2 1 2 … : what follows a 2 takes a memory. */
    private static List<Example> alternating(int count, int symbols) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] inputs = new float[12][symbols];
            float[][] targets = new float[12][1];
            for (int t = 0; t < 12; t++) {
                Symbols.oneHot(t % 2 == 0 ? i % 2 : 2, inputs[t], 0, symbols);
                targets[t][0] = t % 2 == 0 ? 2 : i % 2;
            }
            examples.add(new Example(inputs, List.<float[][]>of(targets)));
        }
        return examples;
    }

    private static NetworkFitter fitter(NetworkSpec spec, FitSettings settings) {
        return new NetworkFitter(Network.initial(spec, 3), losses(), settings, TrainingListener.SILENT);
    }

    private static List<Loss> losses() {
        return List.of(HuberLoss.squared());
    }

    private static NetworkSpec spec(Cell cell, boolean bidirectional, float dropout) {
        return new NetworkSpec(1, cell, 2, 8, bidirectional, dropout, List.of(HeadSpec.of("echo", Output.VALUES, 1)));
    }

    /** Noise in; two steps later the same noise is wanted. */
    private static List<Example> delayed(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] inputs = new float[30][1];
            float[][] targets = new float[30][1];
            for (int t = 0; t < 30; t++) {
                inputs[t][0] = (float) random.nextGaussian();
                targets[t][0] = t < 2 ? Float.NaN : inputs[t - 2][0];
            }
            examples.add(new Example(inputs, List.<float[][]>of(targets)));
        }
        return examples;
    }

    private static void assertSame(Network actual, Network expected) {
        for (int i = 0; i < expected.parameters().size(); i++) {
            assertThat(actual.parameters().get(i))
                    .isEqualTo(expected.parameters().get(i));
        }
    }
}
