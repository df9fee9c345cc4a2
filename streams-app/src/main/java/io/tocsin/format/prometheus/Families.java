package io.tocsin.format.prometheus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What remote-write 1.0 tells of families, which it does at most now and then, and in requests that need not hold the series.
 *
 * <p>Confined to one thread.
 */
final class Families {
    private static final List<String> SUFFIXES = List.of("_total", "_count", "_sum", "_bucket", "_gcount", "_gsum");

    private final int familiesMax;
    private final Map<String, Family> byName = new HashMap<>();

    /** Those beyond so many are not looked at. */
    Families(int familiesMax) {
        this.familiesMax = familiesMax;
    }

    void add(String name, Family family) {
        if (byName.size() < familiesMax) {
            byName.put(name, family);
        }
    }

    /** By the name itself, then by the name without the ending that a family's series have. */
    Family of(String series) {
        Family exact = byName.get(series);
        if (exact != null || byName.isEmpty()) {
            return exact == null ? Family.UNKNOWN : exact;
        }
        return SUFFIXES.stream()
                .filter(series::endsWith)
                .map(suffix -> byName.get(series.substring(0, series.length() - suffix.length())))
                .filter(family -> family != null)
                .findFirst()
                .orElse(Family.UNKNOWN);
    }
}
