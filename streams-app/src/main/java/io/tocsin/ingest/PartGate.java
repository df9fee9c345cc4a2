package io.tocsin.ingest;

import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules for the parts of a sample, its metrics, readings and labels: a bad one stays behind, the sample goes on without it.
 *
 * <p>Thread-safe.
 */
final class PartGate {
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_LABELS = 64;
    private static final int MAX_LABEL_CHARS = 256;

    private PartGate() {}

    /** One outcome for what goes on, and one more for each kind of part that is bad. */
    static List<Outcome<Sample>> judge(Sample sample, byte[] raw) {
        Map<String, Double> metrics = goodMetrics(sample.getMetrics());
        List<Reading> readings = goodReadings(sample.getReadings());
        Map<String, String> labels = goodLabels(sample.getLabels());
        boolean isWhole = metrics.size() == sample.getMetrics().size()
                && readings.size() == sample.getReadings().size()
                && labels.size() == sample.getLabels().size();
        if (isWhole) {
            return List.of(new Outcome.Passed<>(sample));
        }
        List<Outcome<Sample>> outcomes = new ArrayList<>();
        if (!metrics.isEmpty() || !readings.isEmpty()) {
            outcomes.add(
                    new Outcome.Passed<>(new Sample(sample.getEntity(), sample.getTime(), metrics, labels, readings)));
        }
        if (metrics.size() < sample.getMetrics().size()) {
            outcomes.add(badMetrics(sample, metrics.size(), raw));
        }
        if (readings.size() < sample.getReadings().size()) {
            outcomes.add(badReadings(sample, readings.size(), raw));
        }
        if (labels.size() < sample.getLabels().size()) {
            outcomes.add(badLabels(sample, labels.size(), raw));
        }
        return outcomes;
    }

    static boolean isProperName(String name) {
        return !name.isEmpty() && isPlain(name, MAX_NAME_CHARS);
    }

    private static Map<String, Double> goodMetrics(Map<String, Double> metrics) {
        if (areGood(metrics)) {
            return metrics;
        }
        Map<String, Double> good = new HashMap<>(metrics);
        good.entrySet().removeIf(metric -> !isGood(metric));
        return good;
    }

    // A loop, for it is run through for every sample, and all are good.
    private static boolean areGood(Map<String, Double> metrics) {
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            if (!isGood(metric)) {
                return false;
            }
        }
        return true;
    }

    private static List<Reading> goodReadings(List<Reading> readings) {
        return readings.isEmpty() || readings.stream().allMatch(PartGate::isGood)
                ? readings
                : readings.stream().filter(PartGate::isGood).toList();
    }

    private static Map<String, String> goodLabels(Map<String, String> labels) {
        if (labels.size() > MAX_LABELS) {
            return Map.of();
        }
        if (labels.isEmpty() || labels.entrySet().stream().allMatch(PartGate::isGoodLabel)) {
            return labels;
        }
        Map<String, String> good = new HashMap<>(labels);
        good.entrySet().removeIf(label -> !isGoodLabel(label));
        return good;
    }

    private static Outcome<Sample> badMetrics(Sample sample, int good, byte[] raw) {
        Map.Entry<String, Double> firstBad = sample.getMetrics().entrySet().stream()
                .filter(metric -> !isGood(metric))
                .findFirst()
                .orElseThrow();
        return new Outcome.Refused<>(new Refusal(
                RefusalCause.BAD_METRIC,
                "metric must have a name and a finite value: entity=" + sample.getEntity() + " metric="
                        + firstBad.getKey()
                        + " value=" + firstBad.getValue() + " bad="
                        + (sample.getMetrics().size() - good) + " of "
                        + sample.getMetrics().size(),
                raw));
    }

    private static Outcome<Sample> badReadings(Sample sample, int good, byte[] raw) {
        Reading firstBad = sample.getReadings().stream()
                .filter(reading -> !isGood(reading))
                .findFirst()
                .orElseThrow();
        return new Outcome.Refused<>(new Refusal(
                RefusalCause.BAD_READING,
                "reading must have a name, a series of at most " + MAX_NAME_CHARS
                        + " characters without control characters and a finite value: entity="
                        + sample.getEntity() + " metric=" + firstBad.getMetric() + " value=" + firstBad.getValue()
                        + " bad=" + (sample.getReadings().size() - good) + " of "
                        + sample.getReadings().size(),
                raw));
    }

    private static Outcome<Sample> badLabels(Sample sample, int good, byte[] raw) {
        return new Outcome.Refused<>(new Refusal(
                RefusalCause.BAD_LABEL,
                "at most " + MAX_LABELS + " labels, names of 1 to " + MAX_NAME_CHARS + " and values of at most "
                        + MAX_LABEL_CHARS + " characters without control characters: entity=" + sample.getEntity()
                        + " left out="
                        + (sample.getLabels().size() - good) + " of "
                        + sample.getLabels().size(),
                raw));
    }

    /** Finite as the {@code float} that the tick will hold. */
    private static boolean isGood(Map.Entry<String, Double> metric) {
        return isProperName(metric.getKey()) && Float.isFinite(metric.getValue().floatValue());
    }

    /** What was counted need not fit into a {@code float}: the tick holds its rate. */
    private static boolean isGood(Reading reading) {
        boolean isFinite = reading.getKind() == ReadingKind.GAUGE
                ? Float.isFinite((float) reading.getValue())
                : Double.isFinite(reading.getValue());
        return isFinite && isProperName(reading.getMetric()) && isPlain(reading.getSeries(), MAX_NAME_CHARS);
    }

    private static boolean isGoodLabel(Map.Entry<String, String> label) {
        return isProperName(label.getKey()) && isPlain(label.getValue(), MAX_LABEL_CHARS);
    }

    private static boolean isPlain(String text, int maxChars) {
        if (text.length() > maxChars) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
