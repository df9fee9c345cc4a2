package io.tocsin.predict;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap the carried states of all tasks may take together.
 *
 * <p>Thread-safe.
 */
final class StateHeap {
    /** The rest is for the samples, scores and buffers of everything else. */
    static final int SHARE_OF_HEAP = 4;

    private final long bytesMax;
    private final AtomicLong bytes = new AtomicLong();

    StateHeap(long bytesMax, MeterRegistry meters) {
        this.bytesMax = bytesMax;
        Gauge.builder("tocsin.predict.states", bytes, AtomicLong::get)
                .description("Heap that carried states take; without room for more, states are stored at each tick")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("tocsin.predict.states.max", () -> bytesMax)
                .description("Heap that carried states may take, a quarter of -Xmx")
                .baseUnit("bytes")
                .register(meters);
    }

    /** A quarter of what the JVM may take. */
    static StateHeap ofHeap(MeterRegistry meters) {
        return new StateHeap(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, meters);
    }

    /** Whether there was room for so many bytes more; they are taken then. */
    boolean take(long more) {
        if (bytes.addAndGet(more) <= bytesMax) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    void giveBack(long less) {
        bytes.addAndGet(-less);
    }
}
