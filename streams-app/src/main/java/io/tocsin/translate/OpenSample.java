package io.tocsin.translate;

import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointCollector;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sample while the points of a record are gone through.
 *
 * <p>Confined to one thread.
 */
final class OpenSample {
    private static final int LABELS_MAX = 64;
    private static final int LABEL_CHARS_MAX = 256;

    private final String entity;
    private final long timeMs;
    private final Predicate<String> isKept;
    private final Map<String, Double> metrics = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private @Nullable SortedMap<String, String> labels;

    OpenSample(String entity, long timeMs, Predicate<String> isKept) {
        this.entity = entity;
        this.timeMs = timeMs;
        this.isKept = isKept;
    }

    /** A level that no other series of its metric stands beside is ready to be used; everything else is put together at the tick. */
    void add(Reading reading) {
        if (reading.getKind() == ReadingKind.GAUGE && reading.getSeries().isEmpty()) {
            metrics.put(reading.getMetric(), reading.getValue());
        } else {
            readings.add(reading);
        }
    }

    /** What all series of the sample agree on is a fact about the entity. */
    void agreeOn(MetricSeries series) {
        if (labels == null) {
            labels = new TreeMap<>();
            keep(series.attributes(), labels);
            keep(series.resource(), labels);
        } else if (!labels.isEmpty()) {
            labels.entrySet().removeIf(label -> !label.getValue().equals(valueOf(label.getKey(), series)));
        }
    }

    private void keep(Map<String, String> from, Map<String, String> to) {
        from.forEach((label, value) -> {
            if (isKept.test(label) && isProper(label, value)) {
                to.put(label, value);
            }
        });
    }

    private static boolean isProper(String label, String value) {
        return PointCollector.isProperName(label)
                && value.length() <= LABEL_CHARS_MAX
                && value.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable String valueOf(String label, MetricSeries series) {
        String inResource = series.resource().get(label);
        return inResource == null ? series.attributes().get(label) : inResource;
    }

    /** With the ratios that can be made of it. */
    Sample close(RatioMaker ratios) {
        ratios.addTo(metrics, readings);
        Map<String, String> kept = new HashMap<>();
        if (labels != null) {
            labels.entrySet().stream().limit(LABELS_MAX).forEach(label -> kept.put(label.getKey(), label.getValue()));
        }
        return new Sample(entity, Instant.ofEpochMilli(timeMs), metrics, kept, readings);
    }
}
