package io.tocsin.outcome;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what a step passed and what it refused, by cause.
 *
 * <p>Thread-safe.
 */
public final class OutcomeCounters {
    private final Counter passed;
    private final Map<RefusalCause, Counter> refused = new EnumMap<>(RefusalCause.class);

    public OutcomeCounters(MeterRegistry meters, String step) {
        this.passed = Counter.builder("tocsin.records.passed")
                .description("Records that passed a step")
                .tag("step", step)
                .register(meters);
        for (RefusalCause cause : RefusalCause.values()) {
            refused.put(
                    cause,
                    Counter.builder("tocsin.records.refused")
                            .description("Records that a step refused and dead-lettered")
                            .tag("step", step)
                            .tag("cause", cause.code())
                            .register(meters));
        }
    }

    public void passed() {
        passed.increment();
    }

    public void refused(RefusalCause cause) {
        Counter counter = refused.get(cause);
        if (counter != null) {
            counter.increment();
        }
    }
}
