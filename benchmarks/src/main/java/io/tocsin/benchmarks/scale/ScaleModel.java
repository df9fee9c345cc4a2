package io.tocsin.benchmarks.scale;

import io.tocsin.benchmarks.RandomModels;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import java.util.List;

/** The model of all who judge: two layers of 32 units for few metrics, of 64 for many. Stateless, thread-safe. */
final class ScaleModel {
    private static final int FEW = 16;

    private ScaleModel() {}

    static Model of(ModelId id, List<String> metrics) {
        return RandomModels.of(id, metrics, metrics.size() <= FEW ? 32 : 64);
    }
}
