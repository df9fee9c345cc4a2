package io.tocsin.ingest;

import io.tocsin.config.IngestSettings;
import io.tocsin.outcome.Outcome;
import io.tocsin.outcome.Refusal;
import io.tocsin.outcome.RefusalCause;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.Sample;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules by which a decoded sample is let in. A bad metric or reading costs that part alone: the sample goes on without it, and a dead letter tells
 * of it. So it is with a bad label; where there are too many, all of them stay behind, for nobody could say which ones to keep. A metric that no model
 * knows is let in: the next model may learn it.
 *
 * <p>Thread-safe.
 */
final class SampleGate {
    private final IngestSettings settings;
    private final Clock clock;

    SampleGate(IngestSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** One outcome, and one more for each kind of part that is bad: metrics, readings, labels. {@code raw} is what the dead letter will hold. */
    List<Outcome<Sample>> judge(Sample sample, byte[] raw) {
        if (!PartGate.isProperName(sample.getEntity())) {
            return refused(
                    RefusalCause.BAD_ENTITY,
                    "entity must be 1 to 255 characters without control characters: length="
                            + sample.getEntity().length(),
                    raw);
        }
        if (sample.getMetrics().isEmpty() && sample.getReadings().isEmpty()) {
            return refused(RefusalCause.NO_METRICS, "no metric in it: entity=" + sample.getEntity(), raw);
        }
        return judgeSize(sample, raw);
    }

    private List<Outcome<Sample>> judgeSize(Sample sample, byte[] raw) {
        int readings = sample.getReadings().size();
        if (readings > settings.readingsMax()) {
            return refused(
                    RefusalCause.TOO_MANY_READINGS,
                    "at most " + settings.readingsMax() + " readings: entity=" + sample.getEntity() + " readings="
                            + readings,
                    raw);
        }
        int metrics = metrics(sample);
        if (metrics > settings.metricsMax()) {
            return refused(
                    RefusalCause.TOO_MANY_METRICS,
                    "at most " + settings.metricsMax() + " metrics: entity=" + sample.getEntity() + " metrics="
                            + metrics,
                    raw);
        }
        return judgeTime(sample, raw);
    }

    private static int metrics(Sample sample) {
        if (sample.getReadings().isEmpty()) {
            return sample.getMetrics().size();
        }
        Set<String> names = new HashSet<>(sample.getMetrics().keySet());
        for (Reading reading : sample.getReadings()) {
            names.add(reading.getMetric());
        }
        return names.size();
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
        return PartGate.judge(sample, raw);
    }

    private static List<Outcome<Sample>> refused(RefusalCause cause, String detail, byte[] raw) {
        return List.of(new Outcome.Refused<>(new Refusal(cause, detail, raw)));
    }
}
