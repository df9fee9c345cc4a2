package io.tocsin.align;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts irregularities by policy, over all entities.
 *
 * <p>Thread-safe.
 */
final class IrregularityCounters {
    private final Map<Irregularity, Counter> counters = new EnumMap<>(Irregularity.class);

    IrregularityCounters(MeterRegistry meters) {
        for (Irregularity policy : Irregularity.values()) {
            counters.put(
                    policy,
                    Counter.builder("tocsin.samples.irregular")
                            .description("What was odd about samples, by the policy that dealt with it")
                            .tag("policy", policy.code())
                            .register(meters));
        }
    }

    void count(Irregularity policy, int times) {
        Counter counter = counters.get(policy);
        if (counter != null) {
            counter.increment(times);
        }
    }
}
