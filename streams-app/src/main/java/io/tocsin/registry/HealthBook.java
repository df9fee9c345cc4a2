package io.tocsin.registry;

import io.tocsin.engine.ModelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how each version does, on all stream threads of this instance.
 *
 * <p>Thread-safe, and without a lock: a tick adds to a few adders.
 */
public final class HealthBook {
    /** A perfect forecast has no logarithm. */
    private static final double LEAST_ERROR = 1e-3;

    private final Map<ModelId, Page> pages = new ConcurrentHashMap<>();

    private static final class Page {
        final LongAdder ticks = new LongAdder();
        final LongAdder nonFinite = new LongAdder();
        final LongAdder beyond = new LongAdder();
        final DoubleAdder errorLogarithms = new DoubleAdder();
    }

    /**
     * Takes one verdict that counts.
     *
     * @param error the smoothed error, 1 = as usual
     * @param isBeyond whether an alert was wanted
     */
    public void add(ModelId id, float error, boolean isBeyond) {
        Page page = pages.computeIfAbsent(id, any -> new Page());
        page.ticks.increment();
        if (!Float.isFinite(error)) {
            page.nonFinite.increment();
            return;
        }
        page.errorLogarithms.add(Math.log(Math.max(LEAST_ERROR, error)));
        if (isBeyond) {
            page.beyond.increment();
        }
    }

    /** How {@code id} did so far. */
    public Health of(ModelId id) {
        Page page = pages.get(id);
        return page == null
                ? Health.NONE
                : new Health(page.ticks.sum(), page.nonFinite.sum(), page.beyond.sum(), page.errorLogarithms.sum());
    }

    /** Forgets versions other than {@code inForce}. */
    public void retain(Set<ModelId> inForce) {
        pages.keySet().retainAll(inForce);
    }
}
