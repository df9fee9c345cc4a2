package io.tocsin.ingest;

import io.tocsin.config.IngestSettings;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules by which a decoded sample is let in. A bad metric costs that metric alone: the sample goes on without it, and a dead letter tells of
 * it. A metric that no model knows is let in: the next model may learn it.
 *
 * <p>Thread-safe.
 */
final class SampleGate {
    private static final int MAX_NAME_CHARS = 255;

    private final IngestSettings settings;
    private final Clock clock;

    SampleGate(IngestSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** One outcome, or two when a part of the sample is bad. {@code raw} is what the dead letter will hold. */
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
        return judgeMetrics(sample, raw);
    }

    private static List<Outcome<Sample>> judgeMetrics(Sample sample, byte[] raw) {
        for (Map.Entry<String, Double> metric : sample.getMetrics().entrySet()) {
            if (!isGood(metric)) {
                return withoutBadMetrics(sample, metric, raw);
            }
        }
        return List.of(new Outcome.Passed<>(sample));
    }

    private static List<Outcome<Sample>> withoutBadMetrics(
            Sample sample, Map.Entry<String, Double> firstBad, byte[] raw) {
        Map<String, Double> good = new HashMap<>(sample.getMetrics());
        good.entrySet().removeIf(metric -> !isGood(metric));
        Outcome<Sample> refused = new Outcome.Refused<>(new Refusal(
                RefusalCause.BAD_METRIC,
                "metric must have a name and a finite value: entity=" + sample.getEntity() + " metric="
                        + firstBad.getKey()
                        + " value=" + firstBad.getValue() + " bad="
                        + (sample.getMetrics().size() - good.size()) + " of "
                        + sample.getMetrics().size(),
                raw));
        if (good.isEmpty()) {
            return List.of(refused);
        }
        Sample rest = new Sample(sample.getEntity(), sample.getTime(), good, sample.getLabels());
        return List.of(new Outcome.Passed<>(rest), refused);
    }

    /** Finite as the {@code float} that the tick will hold. */
    private static boolean isGood(Map.Entry<String, Double> metric) {
        return isProperName(metric.getKey()) && Float.isFinite(metric.getValue().floatValue());
    }

    private static boolean isProperName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_CHARS
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static List<Outcome<Sample>> refused(RefusalCause cause, String detail, byte[] raw) {
        return List.of(new Outcome.Refused<>(new Refusal(cause, detail, raw)));
    }
}
