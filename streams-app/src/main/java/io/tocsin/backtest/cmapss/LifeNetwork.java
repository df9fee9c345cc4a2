package io.tocsin.backtest.cmapss;

import io.tocsin.engine.learning.EventLoss;
import io.tocsin.engine.learning.Example;
import io.tocsin.engine.learning.FitSettings;
import io.tocsin.engine.learning.HuberLoss;
import io.tocsin.engine.learning.LearningRate;
import io.tocsin.engine.learning.NetworkFitter;
import io.tocsin.engine.learning.Optimizer;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import java.util.List;

/**
 * Two layers of LSTM that read an engine from its first cycle on, with a head for the failure and one for the remaining life, which the decision
 * does not use: it makes the network tell early wear from late.
 *
 * <p>Every cycle is learned from with what was known up to it, so training sees each engine stopped at every moment. Back-propagation reaches 50
 * cycles back; the state is carried on. Cost: about a second for 80 engines of 200 cycles.
 *
 * <p>Thread-safe.
 */
record LifeNetwork(LifeNetworkSettings settings) implements FailureLearner {
    private static final int LAYERS = 2;
    private static final float DROPOUT = 0.3f;
    private static final int BATCH = 8;
    private static final int SEQUENCE_CYCLES = 50;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float CLIP_NORM = 1f;
    /** Before, the engine's first cycles are not known well enough to tell a change from noise. */
    private static final int FIRST_COUNTED_CYCLE = 20;

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public int repeats() {
        return settings.repeats();
    }

    @Override
    public FailureModel learn(List<ScaledRun> runs, long seed) {
        List<Example> examples = runs.stream().map(LifeTargets::of).toList();
        int inputs = examples.get(0).inputs()[0].length;
        NetworkSpec spec = NetworkSpec.stack(
                        inputs,
                        Cell.LSTM,
                        LAYERS,
                        settings.hidden(),
                        List.of(
                                HeadSpec.of(HeadSpec.FAILURE, Output.EVENTS, 1),
                                HeadSpec.of("remaining-life", Output.VALUES, 1)))
                .withDropout(DROPOUT);
        NetworkFitter fitter = new NetworkFitter(
                Network.initial(spec, seed),
                List.of(new EventLoss(1f), HuberLoss.squared()),
                fitSettings(seed),
                TrainingListener.SILENT);
        return new LifeNetworkModel(fitter.fit(examples, List.of()));
    }

    /** All epochs are gone through: no engine is spared to tell when to stop, and one thread a network, as several train side by side. */
    private FitSettings fitSettings(long seed) {
        return new FitSettings(
                settings.epochs(),
                settings.epochs(),
                BATCH,
                SEQUENCE_CYCLES,
                Optimizer.Kind.ADAM,
                LearningRate.cosine(LEARNING_RATE),
                CLIP_NORM,
                FIRST_COUNTED_CYCLE,
                seed,
                1);
    }
}
