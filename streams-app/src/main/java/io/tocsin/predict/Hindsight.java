package io.tocsin.predict;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Outlook;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.window.WindowReader;
import java.util.Arrays;
import java.util.List;

/**
 * What a model expects of each tick of a window, worked out afterwards, and of the ticks to come. It begins afresh at the first tick, so that as long as the
 * model warms up nothing is expected. The band holds nine of ten of the errors that were usual in calibration: ± {@value #NINE_OF_TEN} times their
 * standard deviation, in the network's units, where they are about normal.
 *
 * <p>Used once. Confined to one thread.
 */
public final class Hindsight implements WindowReader.Visitor {
    private static final float NINE_OF_TEN = 1.645f;

    private final Model model;
    private final Predictor predictor;
    private final Prediction prediction;
    private final EntityState state;
    private final long firstTick;
    private final float[][] expected;
    private final float[][] lower;
    private final float[][] upper;

    /** For {@code ticks} ticks from {@code firstTick} on; those of the window must come in order. */
    public Hindsight(Model model, long firstTick, int ticks) {
        this.model = model;
        this.predictor = new Predictor(model, Kernels.chosen());
        this.prediction = new Prediction(model);
        this.state = new EntityState(model.network().spec());
        this.firstTick = firstTick;
        int features = model.features().size();
        this.expected = unknown(features, ticks);
        this.lower = unknown(features, ticks);
        this.upper = unknown(features, ticks);
    }

    private static float[][] unknown(int features, int ticks) {
        float[][] values = new float[features][ticks];
        for (float[] feature : values) {
            Arrays.fill(feature, Float.NaN);
        }
        return values;
    }

    @Override
    public void visit(long tick, List<String> columns, float[] values) {
        List<String> metrics = model.features().metrics();
        float[] raw = new float[metrics.size()];
        for (int f = 0; f < raw.length; f++) {
            int column = columns.indexOf(metrics.get(f));
            raw[f] = column < 0 || column >= values.length ? Float.NaN : values[column];
        }
        predictor.step(tick, raw, state, prediction);
        if (!prediction.warmingUp()) {
            keep((int) (tick - firstTick));
        }
    }

    private void keep(int at) {
        float[] usual = model.calibration().errorScale();
        for (int f = 0; f < usual.length; f++) {
            if (!model.features().isContext(f)) {
                float middle = prediction.expected(f);
                expected[f][at] = decode(f, middle);
                lower[f][at] = decode(f, middle - NINE_OF_TEN * usual[f]);
                upper[f][at] = decode(f, middle + NINE_OF_TEN * usual[f]);
            }
        }
    }

    private float decode(int feature, float encoded) {
        return model.features().get(feature).decode(encoded);
    }

    /** {@code [ticks]} of feature {@code index} in the metric's own unit, NaN where nothing was expected. */
    public float[] expected(int index) {
        return expected[index];
    }

    public float[] lower(int index) {
        return lower[index];
    }

    public float[] upper(int index) {
        return upper[index];
    }

    /** The share of feature {@code index} in the score of the last tick, 0 to 1; 0 where it is not among those that carry it. */
    public float share(int index) {
        for (int heavy : prediction.contributors(expected.length)) {
            if (heavy == index) {
                return prediction.share(index);
            }
        }
        return 0;
    }

    /**
     * What to expect of the next ticks.
     *
     * @param ticks at least 1; at least one tick must have been seen
     */
    public Outlook.Band ahead(int ticks) {
        // The same question has the same answer, so that a page does not flicker.
        return new Outlook(model, Kernels.chosen()).ahead(state, ticks, state.lastTick());
    }
}
