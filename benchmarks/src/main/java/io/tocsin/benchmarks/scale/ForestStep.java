package io.tocsin.benchmarks.scale;

import com.amazon.randomcutforest.RandomCutForest;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** A random cut forest an entity, 50 trees of 256 samples, score and update a tick: in memory, for it is too large to be stored at each tick. Thread-safe. */
final class ForestStep implements ProcessorSupplier<String, Tick, String, Verdicts> {
    private static final int TREES = 50;
    private static final int SAMPLES = 256;

    private final List<String> metrics;

    ForestStep(List<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        return new Growing(ScaleModel.of(new ModelId("forest", "1"), metrics));
    }

    /** Confined to one stream thread. */
    private static final class Growing extends ContextualProcessor<String, Tick, String, Verdicts> {
        private final Residual residual;
        private final int features;
        private final Map<String, RandomCutForest> forests = new HashMap<>();

        Growing(Model model) {
            this.residual = new Residual(model.features());
            this.features = model.features().size();
        }

        @Override
        public void process(Record<String, Tick> record) {
            Tick tick = record.value();
            RandomCutForest forest = forests.computeIfAbsent(tick.getEntity(), entity -> forest());
            float[] point = residual.encode(tick.getMetrics());
            double score = forest.getAnomalyScore(point);
            forest.update(point);
            context().forward(record.withValue(ForeignScores.scored(tick, (float) Math.min(0.4, score))));
        }

        private RandomCutForest forest() {
            return RandomCutForest.builder()
                    .dimensions(features)
                    .numberOfTrees(TREES)
                    .sampleSize(SAMPLES)
                    .randomSeed(1)
                    .build();
        }
    }
}
