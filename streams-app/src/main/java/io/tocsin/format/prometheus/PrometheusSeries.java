package io.tocsin.format.prometheus;

import io.tocsin.format.prometheus.wire.Histogram;
import io.tocsin.format.prometheus.wire.Sample;
import java.util.List;
import java.util.OptionalLong;

/**
 * One time series with its values, of whichever version.
 *
 * <p>Confined to one thread, for its labels are.
 *
 * @param createdMs since when its counters count where a value does not tell itself; 0 when it is not told
 */
record PrometheusSeries(
        SeriesLabels labels, Family family, long createdMs, List<Sample> samples, List<Histogram> histograms) {

    /** Without a start of the whole. */
    PrometheusSeries(SeriesLabels labels, Family family, List<Sample> samples, List<Histogram> histograms) {
        this(labels, family, 0, samples, histograms);
    }

    /** Since when a value counts, given what it tells itself: 0 is nothing. */
    OptionalLong startMs(long ownStartMs) {
        long startMs = ownStartMs != 0 ? ownStartMs : createdMs;
        return startMs == 0 ? OptionalLong.empty() : OptionalLong.of(startMs);
    }
}
