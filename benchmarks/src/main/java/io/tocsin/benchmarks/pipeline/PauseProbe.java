package io.tocsin.benchmarks.pipeline;

import io.tocsin.names.Names;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAccumulator;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Put around the processors that see each sample first, in the measured process: how long a stream thread takes for one record with all that follows
 * from it, and how long it does not begin another one. Under a load that always has work for it, the second is how long it stood still, whatever for.
 *
 * <p>Thread-safe.
 */
public final class PauseProbe implements ProcessorWrapper {
    static final String GAP = "pause.gap.ms";
    static final String RECORD = "pause.record.ms";
    // Kafka Streams makes the wrapper by its class name, so there is no other way to hand something in.
    private static final LongAccumulator LONGEST_GAP = new LongAccumulator(Math::max, 0);
    private static final LongAccumulator LONGEST_RECORD = new LongAccumulator(Math::max, 0);
    private static final ThreadLocal<long[]> LAST_BEGIN = ThreadLocal.withInitial(() -> new long[] {System.nanoTime()});

    static Map<String, Double> take() {
        return Map.of("pause.gap.ms", LONGEST_GAP.getThenReset() / 1e6, RECORD, LONGEST_RECORD.getThenReset() / 1e6);
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, L, W> supplier) {
        return name.equals(Names.INGEST) || name.equals(Names.ALIGN)
                ? ProcessorWrapper.asWrapped(new TimedSupplier<>(supplier))
                : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record TimedSupplier<K, V, L, W>(ProcessorSupplier<K, V, L, W> timed)
            implements ProcessorSupplier<K, V, L, W> {
        @Override
        public Processor<K, V, L, W> get() {
            return new Timed<>(timed.get());
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return timed.stores();
        }
    }

    private record Timed<K, V, L, W>(Processor<K, V, L, W> timed) implements Processor<K, V, L, W> {
        @Override
        public void init(ProcessorContext<L, W> context) {
            timed.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            long[] lastBegin = LAST_BEGIN.get();
            long begin = System.nanoTime();
            LONGEST_GAP.accumulate(begin - lastBegin[0]);
            lastBegin[0] = begin;
            timed.process(record);
            LONGEST_RECORD.accumulate(System.nanoTime() - begin);
        }

        @Override
        public void close() {
            timed.close();
        }
    }
}
