package io.tocsin.format.otlp;

import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import java.util.OptionalLong;

/**
 * When a data point was taken, since when it counts, and whether it says that its series ended.
 *
 * <p>Thread-safe.
 */
record OtlpMoment(OptionalLong startMs, long timeMs, boolean isEnd) {
    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    /** Times are unsigned nanoseconds of the epoch; a start of 0 is none. */
    static OtlpMoment of(long startTimeUnixNano, long timeUnixNano, int flags) {
        return new OtlpMoment(
                startTimeUnixNano == 0 ? OptionalLong.empty() : OptionalLong.of(milliseconds(startTimeUnixNano)),
                milliseconds(timeUnixNano),
                (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0);
    }

    private static long milliseconds(long unsignedNanoseconds) {
        return Long.divideUnsigned(unsignedNanoseconds, NANOSECONDS_PER_MILLISECOND);
    }
}
