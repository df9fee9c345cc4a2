package io.tocsin.benchmarks.scale;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.names.Names;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Tick;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

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
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.PREDICT_STATE_STORE), Serdes.String(), Serdes.ByteArray()));
    }

    /** Confined to one stream thread. */
    private static final class Carrying extends ContextualProcessor<String, Tick, String, Verdicts> {
        private final int stateBytes;
        private final SplittableRandom random = new SplittableRandom(1);
        private KeyValueStore<String, byte[]> states;

        // Kafka Streams hands the store over in init, before the first record.
        @SuppressWarnings("NullAway.Init")
        Carrying(int stateBytes) {
            this.stateBytes = stateBytes;
        }

        @Override
        public void init(ProcessorContext<String, Verdicts> context) {
            super.init(context);
            states = context.getStateStore(Names.PREDICT_STATE_STORE);
        }

        @Override
        public void process(Record<String, Tick> record) {
            Tick tick = record.value();
            byte[] before = states.get(tick.getEntity());
            byte[] after = new byte[stateBytes];
            random.nextBytes(after);
            states.put(tick.getEntity(), after);
            float score = before == null ? 0f : 0.001f * before[0];
            context().forward(record.withValue(ForeignScores.scored(tick, score)));
        }
    }
}
