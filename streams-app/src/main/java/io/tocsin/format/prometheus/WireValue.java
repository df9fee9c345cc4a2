package io.tocsin.format.prometheus;

import java.util.OptionalLong;

/**
 * One number of a series: a sample, or the count or sum of a native histogram.
 *
 * <p>Thread-safe.
 *
 * @param part which number of the series it is
 */
record WireValue(Part part, OptionalLong startMs, long timeMs, double value) {

    /** The same, unless it tells of a start itself. */
    WireValue startingAt(long otherStartMs) {
        return startMs.isPresent() ? this : new WireValue(part, OptionalLong.of(otherStartMs), timeMs, value);
    }

    /** The number's place in its series. */
    enum Part {
        SAMPLE(""),
        COUNT("_count"),
        SUM("_sum"),
        GAUGE_COUNT("_count"),
        GAUGE_SUM("_sum");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }

        /** What it adds to the name, as in a classic histogram. */
        String suffix() {
            return suffix;
        }
    }
}
