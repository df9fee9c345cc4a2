package io.tocsin.selfwatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code tocsin.blind}, one gauge a reason: 1 while that is why nothing is judged, else 0. Thread-safe. */
final class BlindGauges {
    private final AtomicReference<@Nullable BlindReason> current = new AtomicReference<>();

    BlindGauges(MeterRegistry meters) {
        for (BlindReason reason : BlindReason.values()) {
            Gauge.builder("tocsin.blind", current, now -> now.get() == reason ? 1 : 0)
                    .description("1 while nothing is judged and no alert can come, by reason")
                    .tag("reason", reason.id())
                    .register(meters);
        }
    }

    /** Null while it sees. */
    void set(@Nullable BlindReason reason) {
        current.set(reason);
    }
}
