package io.tocsin.benchmarks.scale;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Reads and writes a state as large as the model's, of random bytes, and computes nothing; its scores are as large as the model's. Thread-safe. */
final class CarryStep implements ProcessorSupplier<String, Tick, String, Verdicts> {
    private final int stateBytes;

    CarryStep(List<String> metrics) {
        Model model = ScaleModel.of(new ModelId("carried", "1"), metrics);
        this.stateBytes = EntityState.bytes(model.network().spec());
    }

    @Override
    public Processor<String, Tick, String, Verdicts> get() {
        return new Carrying(stateBytes);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return KeptStates.stores();
    }

    /** Confined to one stream thread. */
    private static final class Carrying extends ContextualProcessor<String, Tick, String, Verdicts> {
        private final int stateBytes;
        private final SplittableRandom random = new SplittableRandom(1);
        private KeptStates states;

        // Kafka Streams hands the store over in init, before the first record.
        @SuppressWarnings("NullAway.Init")
        Carrying(int stateBytes) {
            this.stateBytes = stateBytes;
        }

        @Override
        public void init(ProcessorContext<String, Verdicts> context) {
            super.init(context);
            states = new KeptStates(context);
        }

        @Override
        public void process(Record<String, Tick> record) {
            Tick tick = record.value();
            byte[] before = states.before(tick);
            byte[] after = new byte[stateBytes];
            random.nextBytes(after);
            states.keep(tick, after);
            float score = before == null ? 0f : 0.001f * before[0];
            context().forward(record.withValue(ForeignScores.scored(tick, score)));
        }
    }
}
