package io.tocsin.sizing;

import io.tocsin.terminal.text.NumberText;
import java.util.Locale;

/** Sizes as people read them. Thread-safe. */
final class SizeText {
    private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final long MIB = 1L << 20;

    private SizeText() {}

    /** On disks and networks, in powers of ten, two or three digits: {@code 1.2 GB}. */
    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < DECIMAL.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 && unit > 0 ? "%.1f" : "%.0f", value) + " " + DECIMAL[unit];
    }

    static String rate(double bytesPerSecond) {
        return bytes(bytesPerSecond) + "/s";
    }

    /** Memory, as Java and containers want it told: {@code 768 MiB}. */
    static String memory(long bytes) {
        long mib = Math.round((double) bytes / MIB);
        return NumberText.count(mib) + " MiB";
    }

    static String cores(double cores) {
        return cores < 0.1 ? "less than 0.1" : String.format(Locale.ROOT, cores < 99.95 ? "%.1f" : "%,.0f", cores);
    }
}
