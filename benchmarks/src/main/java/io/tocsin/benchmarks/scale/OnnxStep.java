package io.tocsin.benchmarks.scale;

import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** One step of ONNX Runtime a tick; the state and the forecast are kept as those of Tocsin's model. Thread-safe. */
final class OnnxStep implements ProcessorSupplier<String, Tick, String, Verdicts> {
    private final List<String> metrics;

    OnnxStep(List<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        return new Stepping(ScaleModel.of(new ModelId("onnx", "1"), metrics));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return KeptStates.stores();
    }

    /** Confined to one stream thread. */
    private static final class Stepping extends ContextualProcessor<String, Tick, String, Verdicts> {
        private final Residual residual;
        private final Model model;
        private final FloatBuffer expected;
        private OnnxNetwork network;
        private int stateBytes;
        private KeptStates states;

        // Kafka Streams hands the store over in init, before the first record.
        @SuppressWarnings("NullAway.Init")
        Stepping(Model model) {
            this.residual = new Residual(model.features());
            this.model = model;
            this.expected = FloatBuffer.allocate(model.features().size());
        }

        @Override
        public void init(ProcessorContext<String, Verdicts> context) {
            super.init(context);
            states = new KeptStates(context);
            network = new OnnxNetwork(model.network(), 1);
            int floats = expected.capacity()
                    + network.statesIn.stream().mapToInt(FloatBuffer::capacity).sum();
            stateBytes = floats * Float.BYTES;
        }

        @Override
        public void process(Record<String, Tick> record) {
            Tick tick = record.value();
            load(states.before(tick));
            network.x.put(0, residual.encode(tick.getMetrics()));
            float score = residual.score(expected, 0);
            network.run();
            states.keep(tick, save());
            context().forward(record.withValue(ForeignScores.scored(tick, score)));
        }

        private void load(byte @Nullable [] stored) {
            FloatBuffer floats = (stored == null ? ByteBuffer.allocate(stateBytes) : ByteBuffer.wrap(stored))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            for (FloatBuffer state : network.statesIn) {
                state.put(0, floats, floats.position(), state.capacity());
                floats.position(floats.position() + state.capacity());
            }
            expected.put(0, floats, floats.position(), expected.capacity());
        }

        private byte[] save() {
            ByteBuffer bytes = ByteBuffer.allocate(stateBytes).order(ByteOrder.LITTLE_ENDIAN);
            FloatBuffer floats = bytes.asFloatBuffer();
            for (FloatBuffer state : network.statesOut) {
                floats.put(state.duplicate().rewind());
            }
            floats.put(network.forecast.duplicate().rewind());
            return bytes.array();
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
