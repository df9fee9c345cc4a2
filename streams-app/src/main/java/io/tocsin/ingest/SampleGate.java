package io.tocsin.ingest;

import io.tocsin.config.IngestSettings;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules by which a decoded sample is let in. A bad metric costs that metric alone: the sample goes on without it, and a dead letter tells of
 * it. So it is with a bad label; where there are too many, all of them stay behind, for nobody could say which ones to keep. A metric that no model knows is let in: the next model may learn it.
 *
 * <p>Thread-safe.
 */
final class SampleGate {
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_LABELS = 64;
    private static final int MAX_LABEL_CHARS = 256;

    private final IngestSettings settings;
    private final Clock clock;

    SampleGate(IngestSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** One outcome, and one more for each part of the sample that is bad, its metrics and its labels. {@code raw} is what the dead letter will hold. */
    List<Outcome<Sample>> judge(Sample sample, byte[] raw) {
        Map<String, Double> metrics = sample.getMetrics();
        if (!isProperName(sample.getEntity())) {
            return refused(
                    RefusalCause.BAD_ENTITY,
                    "entity must be 1 to 255 characters without control characters: length="
                            + sample.getEntity().length(),
                    raw);
        }
        if (metrics.isEmpty()) {
            return refused(RefusalCause.NO_METRICS, "no metric in it: entity=" + sample.getEntity(), raw);
        }
        if (metrics.size() > settings.metricsMax()) {
            return refused(
                    RefusalCause.TOO_MANY_METRICS,
                    "at most " + settings.metricsMax() + " metrics: entity=" + sample.getEntity() + " metrics="
                            + metrics.size(),
                    raw);
        }
        return judgeTime(sample, raw);
    }

    private List<Outcome<Sample>> judgeTime(Sample sample, byte[] raw) {
        Instant now = clock.instant();
        Instant time = sample.getTime();
        if (time.isAfter(now.plus(settings.aheadMax()))) {
            return refused(
                    RefusalCause.TOO_FAR_AHEAD,
                    "at most " + settings.aheadMax().toMillis() + " ms ahead: entity=" + sample.getEntity() + " time="
                            + time + " now=" + now,
                    raw);
        }
        if (time.isBefore(now.minus(settings.ageMax()))) {
            return refused(
                    RefusalCause.TOO_OLD,
                    "at most " + settings.ageMax().toMillis() + " ms old: entity=" + sample.getEntity() + " time="
                            + time + " now=" + now,
                    raw);
        }
        return judgeParts(sample, raw);
    }

    private static List<Outcome<Sample>> judgeParts(Sample sample, byte[] raw) {
        Map<String, Double> metrics = goodMetrics(sample.getMetrics());
        Map<String, String> labels = goodLabels(sample.getLabels());
        boolean isWhole = metrics.size() == sample.getMetrics().size()
                && labels.size() == sample.getLabels().size();
        if (isWhole) {
            return List.of(new Outcome.Passed<>(sample));
        }
        List<Outcome<Sample>> outcomes = new ArrayList<>();
        if (!metrics.isEmpty()) {
            outcomes.add(
                    new Outcome.Passed<>(new Sample(sample.getEntity(), sample.getTime(), metrics, labels, List.of())));
        }
        if (metrics.size() < sample.getMetrics().size()) {
            outcomes.add(badMetrics(sample, metrics.size(), raw));
        }
        if (labels.size() < sample.getLabels().size()) {
            outcomes.add(badLabels(sample, labels.size(), raw));
        }
        return outcomes;
    }

    private static Map<String, Double> goodMetrics(Map<String, Double> metrics) {
        if (metrics.entrySet().stream().allMatch(SampleGate::isGood)) {
            return metrics;
        }
        Map<String, Double> good = new HashMap<>(metrics);
        good.entrySet().removeIf(metric -> !isGood(metric));
        return good;
    }

    private static Map<String, String> goodLabels(Map<String, String> labels) {
        if (labels.size() > MAX_LABELS) {
            return Map.of();
        }
        if (labels.entrySet().stream().allMatch(SampleGate::isGoodLabel)) {
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

    private static boolean isGoodLabel(Map.Entry<String, String> label) {
        return isProperName(label.getKey()) && isPlain(label.getValue(), MAX_LABEL_CHARS);
    }

    private static boolean isProperName(String name) {
        return !name.isEmpty() && isPlain(name, MAX_NAME_CHARS);
    }

    private static boolean isPlain(String text, int maxChars) {
        return text.length() <= maxChars && text.chars().noneMatch(Character::isISOControl);
    }

    private static List<Outcome<Sample>> refused(RefusalCause cause, String detail, byte[] raw) {
        return List.of(new Outcome.Refused<>(new Refusal(cause, detail, raw)));
    }
}
