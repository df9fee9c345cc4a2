package io.tocsin.predict;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.engine.Model;
import io.tocsin.engine.features.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one entity, under the names that monitoring knows from VictoriaMetrics' vmanomaly: {@code anomaly_score}; for each metric of its model {@code
 * y}, {@code yhat}, {@code yhat_lower} and {@code yhat_upper}, in the metric's own unit.
 *
 * <p>The band holds nine of ten values where residuals are Gaussian: the forecast ∓ {@value #NINE_OF_TEN} × the calibrated size of a residual, in the network's
 * units, taken back from there. What a warming-up model says is NaN.
 *
 * <p>Confined to one stream thread; the meters are read by others.
 */
final class EntityFigures {
    private static final double NINE_OF_TEN = 1.645;

    private final String entity;
    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();
    private @Nullable Model model;
    private long shownMs;
    private volatile Snapshot newest = new Snapshot(Double.NaN, new float[0], new float[0], new float[0], new float[0]);

    /** Not to be changed once it is shown. */
    private record Snapshot(double score, float[] actual, float[] expected, float[] lower, float[] upper) {}

    EntityFigures(String entity, MeterRegistry meters) {
        this.entity = entity;
        this.meters = meters;
    }

    /** When the newest tick was shown, by the wall clock. */
    long shownMs() {
        return shownMs;
    }

    void show(ModelStepper stepper, boolean isScored, long nowMs) {
        newest = snapshot(stepper, isScored);
        shownMs = nowMs;
        registerFor(stepper.model());
    }

    private static Snapshot snapshot(ModelStepper stepper, boolean isScored) {
        Model model = stepper.model();
        int size = model.features().size();
        float[] actual = new float[size];
        float[] expected = new float[size];
        float[] lower = new float[size];
        float[] upper = new float[size];
        for (int f = 0; f < size; f++) {
            Feature feature = model.features().get(f);
            float forecast = isScored ? stepper.prediction().expected(f) : Float.NaN;
            float width = (float) NINE_OF_TEN * model.calibration().errorScale()[f];
            actual[f] = stepper.actual(f);
            expected[f] = decoded(feature, forecast);
            lower[f] = decoded(feature, forecast - width);
            upper[f] = decoded(feature, forecast + width);
        }
        return new Snapshot(isScored ? stepper.prediction().score() : Double.NaN, actual, expected, lower, upper);
    }

    private static float decoded(Feature feature, float encoded) {
        return Float.isNaN(encoded) ? Float.NaN : feature.decode(encoded);
    }

    // One model is one object; two with the same content would be shown alike anyway.
    @SuppressWarnings("ReferenceEquality")
    private void registerFor(Model next) {
        if (next == model) {
            return;
        }
        remove();
        model = next;
        registered.add(Gauge.builder("anomaly.score", this, it -> it.newest.score())
                .description("Score of the newest tick: 0 is as forecast, 1 the alert boundary")
                .tag("entity", entity)
                .register(meters));
        for (int f = 0; f < next.features().size(); f++) {
            if (!next.features().isContext(f)) {
                register(next.features().get(f).metric(), f);
            }
        }
    }

    private void register(String metric, int f) {
        register("y", "What came", metric, f, Snapshot::actual);
        register("yhat", "What the model expected", metric, f, Snapshot::expected);
        register("yhat.lower", "Lower end of the band of nine in ten", metric, f, Snapshot::lower);
        register("yhat.upper", "Upper end of the band of nine in ten", metric, f, Snapshot::upper);
    }

    private void register(String name, String description, String metric, int f, Function<Snapshot, float[]> figures) {
        registered.add(Gauge.builder(name, this, it -> it.value(figures, f))
                .description(description)
                .tag("entity", entity)
                .tag("metric", metric)
                .register(meters));
    }

    /** While one model takes over from another a meter of the one may meet the figures of the other. */
    private double value(Function<Snapshot, float[]> figures, int f) {
        float[] values = figures.apply(newest);
        return f < values.length ? values[f] : Double.NaN;
    }

    void remove() {
        registered.forEach(meters::remove);
        registered.clear();
        model = null;
    }
}
