package io.tocsin.translate;

import java.util.Map;

/**
 * What a value is multiplied by to be in the base unit: seconds, bytes, ratios. Units are in UCUM notation, as OpenTelemetry writes them, with a few
 * words beside it. What is not known stays as it is.
 *
 * <p>Thread-safe.
 */
final class UnitFactor {
    private static final double BIT = 1.0 / 8;
    private static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("ns", 1e-9),
            Map.entry("us", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("milliseconds", 1e-3),
            Map.entry("min", 60.0),
            Map.entry("h", 3_600.0),
            Map.entry("d", 86_400.0),
            Map.entry("%", 0.01),
            Map.entry("percent", 0.01),
            Map.entry("kBy", 1e3),
            Map.entry("MBy", 1e6),
            Map.entry("GBy", 1e9),
            Map.entry("TBy", 1e12),
            Map.entry("KiBy", 0x1p10),
            Map.entry("MiBy", 0x1p20),
            Map.entry("GiBy", 0x1p30),
            Map.entry("TiBy", 0x1p40),
            Map.entry("bit", BIT),
            Map.entry("kbit", 1e3 * BIT),
            Map.entry("Mbit", 1e6 * BIT),
            Map.entry("Gbit", 1e9 * BIT));

    private UnitFactor() {}

    /** Of {@code ms}, {@code KiBy/s}, {@code {request}/min}; 1 for what is a base unit, a count or not known. */
    static double of(String unit) {
        int slash = unit.indexOf('/');
        if (slash < 0) {
            return ofOne(unit);
        }
        return ofOne(unit.substring(0, slash)) / ofOne(unit.substring(slash + 1));
    }

    private static double ofOne(String unit) {
        return FACTORS.getOrDefault(unit, 1.0);
    }
}
