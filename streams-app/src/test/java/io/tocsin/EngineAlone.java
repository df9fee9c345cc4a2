package io.tocsin;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** One entity under one model, without Kafka: what the running system must reproduce. */
final class EngineAlone {
    private final Model model;
    private final Predictor predictor;
    private final EntityState state;
    private final Prediction prediction;

    EngineAlone(Model model) {
        this.model = model;
        this.predictor = new Predictor(model, Kernels.chosen());
        this.state = new EntityState(model.network().spec());
        this.prediction = new Prediction(model);
    }

    Prediction step(long tick, Map<String, Double> metrics) {
        float[] raw = new float[model.features().size()];
        for (int f = 0; f < raw.length; f++) {
            Double value = metrics.get(model.features().get(f).metric());
            raw[f] = value == null ? Float.NaN : value.floatValue();
        }
        predictor.step(tick, raw, state, prediction);
        return prediction;
    }

    byte[] stateBytes() {
        byte[] bytes = new byte[EntityState.bytes(model.network().spec())];
        state.writeTo(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }
}
