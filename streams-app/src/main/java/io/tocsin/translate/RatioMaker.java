package io.tocsin.translate;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds the ratios that can be made of what is in a sample. One that the source tells itself is not made.
 *
 * <p>Thread-safe.
 */
final class RatioMaker {
    private final List<Ratio> ratios;
    private final Set<String> parts;

    /** Makes those of {@code ratios} that {@code metrics} lets through. */
    RatioMaker(List<Ratio> ratios, NameFilter metrics) {
        this.ratios = ratios.stream()
                .filter(ratio -> metrics.letsThrough(ratio.target()))
                .toList();
        this.parts = Ratio.partsOf(this.ratios);
    }

    /** Adds to the metrics and readings of one sample. */
    void addTo(Map<String, Double> metrics, List<Reading> readings) {
        Map<String, Double> totals = new HashMap<>();
        Map<String, Map<String, Double>> valuesBySeries = new TreeMap<>();
        metrics.forEach((name, value) -> {
            if (parts.contains(name)) {
                totals.put(name, value);
            }
        });
        Set<String> told = told(readings, totals, valuesBySeries);
        for (Ratio ratio : ratios) {
            if (metrics.containsKey(ratio.target()) || told.contains(ratio.target())) {
                continue;
            }
            if (ratio.isBySeries()) {
                List<Reading> made = bySeries(ratio, valuesBySeries);
                readings.addAll(made);
                made.forEach(reading -> told.add(reading.getMetric()));
            } else {
                ratio.of(totals).ifPresent(value -> metrics.put(ratio.target(), value));
            }
        }
    }

    /** Sorts the readings that ratios are made of in, and says which ratios are there already. */
    private Set<String> told(
            List<Reading> readings, Map<String, Double> totals, Map<String, Map<String, Double>> valuesBySeries) {
        Set<String> told = new HashSet<>();
        for (Reading reading : readings) {
            String name = reading.getMetric();
            if (reading.getKind() == ReadingKind.GAUGE && parts.contains(name)) {
                totals.merge(name, reading.getValue(), Double::sum);
                valuesBySeries
                        .computeIfAbsent(reading.getSeries(), series -> new HashMap<>())
                        .put(name, reading.getValue());
            }
            told.add(name);
        }
        return told;
    }

    private static List<Reading> bySeries(Ratio ratio, Map<String, Map<String, Double>> valuesBySeries) {
        List<Reading> made = new ArrayList<>();
        valuesBySeries.forEach((series, values) -> ratio.of(values)
                .ifPresent(value -> made.add(
                        new Reading(ratio.target(), series, ReadingKind.GAUGE, Combine.MAX, value, Instant.EPOCH))));
        return made;
    }
}
