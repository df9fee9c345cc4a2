package io.tocsin.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.format.LeftOut;
import io.tocsin.translate.Untranslated;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts the parts of good records that came into no sample, by format and cause.
 *
 * <p>Thread-safe.
 */
public final class LeftOutCounters {
    private final Map<LeftOut, Counter> undecoded = new EnumMap<>(LeftOut.class);
    private final Map<Untranslated, Counter> untranslated = new EnumMap<>(Untranslated.class);

    /** {@code format} as {@link io.tocsin.config.RecordFormat#code} has it, or the protocol by which it was pushed. */
    public LeftOutCounters(MeterRegistry meters, String format) {
        for (LeftOut cause : LeftOut.values()) {
            undecoded.put(cause, counter(meters, format, cause.code()));
        }
        for (Untranslated cause : Untranslated.values()) {
            untranslated.put(cause, counter(meters, format, cause.code()));
        }
    }

    private static Counter counter(MeterRegistry meters, String format, String cause) {
        return Counter.builder("tocsin.points.left.out")
                .description("Parts of foreign records that came into no sample")
                .tag("format", format)
                .tag("cause", cause)
                .register(meters);
    }

    public void leftOut(LeftOut cause) {
        Objects.requireNonNull(undecoded.get(cause)).increment();
    }

    public void leftOut(Untranslated cause) {
        Objects.requireNonNull(untranslated.get(cause)).increment();
    }
}
