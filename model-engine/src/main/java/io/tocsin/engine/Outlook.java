package io.tocsin.engine;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The forecast of the next ticks with its band: from an entity's state the network goes on along many paths, each fed its own forecast plus an
 * error of the usual size, all paths in one batch; the quantiles over the paths are the band. It widens as far as errors add up.
 *
 * <p>Deterministic for a seed. Confined to one thread.
 */
public final class Outlook {
    private static final int PATHS = 64;
    private static final float LOWER = 0.05f;
    private static final float UPPER = 0.95f;

    private final Model model;
    private final PreparedNetwork network;
    private final NetworkState paths;
    private final StepWorkspace workspace;
    private final TimeMajor inputs;
    private final int forecastHead;
    private final float[] one;

    public Outlook(Model model, Kernels kernels) {
        this.model = model;
        NetworkSpec spec = model.network().spec();
        this.network = new PreparedNetwork(model.network(), kernels);
        this.paths = new NetworkState(spec, PATHS);
        this.workspace = new StepWorkspace(model.network(), PATHS);
        this.inputs = TimeMajor.zeros(1, PATHS, spec.features());
        this.forecastHead = spec.head(HeadSpec.FORECAST);
        this.one = new float[PATHS];
    }

    /**
     * What to expect of each feature in the metrics' own units.
     *
     * @param middle {@code [ticks][features]}, the median over the paths
     * @param lower {@code [ticks][features]}, 5 % of the paths lie below
     * @param upper {@code [ticks][features]}, 5 % lie above
     */
    public record Band(float[][] middle, float[][] lower, float[][] upper) {}

    /**
     * Looks {@code ticks} ticks ahead of an entity that has seen at least one; its state stays as it is.
     *
     * @param seed of the errors
     */
    public Band ahead(EntityState state, int ticks, long seed) {
        if (state.isFresh()) {
            throw new IllegalArgumentException("an entity that has seen no tick has no outlook: ticksSeen=0");
        }
        FloatBuffer carried =
                FloatBuffer.allocate(NetworkState.floats(model.network().spec()));
        state.network.writeTo(0, carried);
        for (int b = 0; b < PATHS; b++) {
            paths.readFrom(b, carried.rewind());
        }
        int features = model.features().size();
        SplittableRandom random = new SplittableRandom(seed);
        Band band = new Band(new float[ticks][features], new float[ticks][features], new float[ticks][features]);
        for (int t = 0; t < ticks; t++) {
            drawInputs(state.forecast, t == 0, random);
            takeQuantiles(band, t);
            network.step(inputs, 0, paths, workspace);
        }
        return band;
    }

    private void drawInputs(float[] first, boolean isFirst, SplittableRandom random) {
        float[] forecasts = workspace.output(forecastHead).values();
        float[] usual = model.calibration().errorScale();
        int features = inputs.width();
        for (int k = 0; k < inputs.values().length; k++) {
            int f = k % features;
            // What is announced stays so, for sure.
            boolean isContext = model.features().isContext(f);
            float forecast = isFirst || isContext ? first[f] : forecasts[k];
            double error = isContext ? 0 : usual[f] * random.nextGaussian();
            inputs.values()[k] =
                    (float) Math.max(-Predictor.MAX_INPUT, Math.min(Predictor.MAX_INPUT, forecast + error));
        }
    }

    private void takeQuantiles(Band band, int t) {
        for (int f = 0; f < inputs.width(); f++) {
            for (int b = 0; b < PATHS; b++) {
                one[b] = inputs.values()[inputs.at(0, b) + f];
            }
            Arrays.sort(one);
            band.middle[t][f] = decode(f, one[PATHS / 2]);
            band.lower[t][f] = decode(f, one[(int) (LOWER * PATHS)]);
            band.upper[t][f] = decode(f, one[(int) (UPPER * PATHS)]);
        }
    }

    private float decode(int feature, float encoded) {
        return model.features().get(feature).decode(encoded);
    }
}
