package io.tocsin.align;

import java.util.Comparator;

/**
 * One series of a metric, in the order in which they are put together: by metric, then by series.
 *
 * <p>Thread-safe.
 *
 * @param series empty where a metric has but one
 */
record Part(String metric, String series) implements Comparable<Part> {
    private static final int MAX_NAME_CHARS = 255;

    private static final Comparator<Part> ORDER =
            Comparator.comparing(Part::metric).thenComparing(Part::series);

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }

    boolean isStorable() {
        return metric.length() <= MAX_NAME_CHARS && series.length() <= MAX_NAME_CHARS;
    }

    /** At most so many bytes of a store does its name take. */
    int storedBytes() {
        return 8 + utf8Bytes(metric) + utf8Bytes(series);
    }

    private static int utf8Bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 && c != 0 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }
}
