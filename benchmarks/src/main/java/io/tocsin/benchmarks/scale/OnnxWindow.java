package io.tocsin.benchmarks.scale;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import io.tocsin.window.TickWindow;
import io.tocsin.window.WindowStep;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** ONNX Runtime over the whole window at each tick, padded with nothing until it is full; no state is carried. Thread-safe. */
final class OnnxWindow implements ProcessorSupplier<String, Tick, String, Verdicts> {
    private final List<String> metrics;
    private final WindowStep windowStep;

    OnnxWindow(List<String> metrics, WindowStep windowStep) {
        this.metrics = metrics;
        this.windowStep = windowStep;
    }

    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        return new Windowing(ScaleModel.of(new ModelId("onnx", "1"), metrics), windowStep);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of();
    }

    /** Confined to one stream thread. */
    private static final class Windowing extends ContextualProcessor<String, Tick, String, Verdicts> {
        private final Model model;
        private final Residual residual;
        private final WindowStep windowStep;
        private TickWindow window;
        private OnnxNetwork network;
        private int at;

        // Kafka Streams hands the stores over in init, before the first record.
        @SuppressWarnings("NullAway.Init")
        Windowing(Model model, WindowStep windowStep) {
            this.model = model;
            this.residual = new Residual(model.features());
            this.windowStep = windowStep;
        }

        @Override
        public void init(ProcessorContext<String, Verdicts> context) {
            super.init(context);
            window = windowStep.windowOf(context);
            network = new OnnxNetwork(model.network(), window.ticks());
        }

        @Override
        public void process(Record<String, Tick> record) {
            Tick tick = record.value();
            int features = model.features().size();
            network.x.put(0, new float[network.x.capacity()]);
            at = 0;
            window.visitBefore(
                    tick.getEntity(),
                    Math.floorDiv(tick.getTime().toEpochMilli(), model.tickDurationMs()),
                    (number, columns, values) -> network.x.put(features * at++, residual.encode(columns, values)));
            network.run();
            float[] unused = residual.encode(tick.getMetrics());
            float score = residual.score(network.forecast, features * Math.max(0, at - 1));
            context().forward(record.withValue(ForeignScores.scored(tick, score)));
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
