package io.tocsin.align;

import static io.tocsin.align.AlignedEntity.counter;
import static io.tocsin.align.AlignedEntity.gauge;

import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** 24 hours of one entity, once as it was and once as it arrived. */
final class MessyDay {
    /** Midnight in Berlin on the day on which the clocks are set back there. */
    static final Instant START = Instant.parse("2026-10-24T22:00:00Z");

    static final int SECONDS = 86_400;
    /** A metric that first comes then, at the end of a tick. */
    static final int NEW_SECOND = 6 * 3_600 + 7;
    /** A metric that no longer comes from then on. */
    static final int LOST_SECOND = 12 * 3_600;
    /** Every second sample comes a minute late. */
    static final int LATE_FROM = 15 * 3_600;

    static final int LATE_TO = LATE_FROM + 600;
    /** The clock runs ahead. */
    static final int AHEAD_FROM = 18 * 3_600;

    static final int AHEAD_TO = AHEAD_FROM + 3_600;
    static final int AHEAD_SECONDS = 40;

    private static final int GRACE_MS = 5_000;

    private final Random random;
    private double requestsA;
    private double requestsB = 1e9;
    private double errors;

    private record Arrival(long atMs, Sample sample) {}

    MessyDay(long seed) {
        random = new Random(seed);
    }

    static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1_000));
    }

    /** In the order of time, each sample once. */
    List<Sample> clean() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            samples.add(sample(second + 0.25, Map.of("cpu", random.nextDouble(), "memory", 1e9 * random.nextDouble())));
            if (second % 10 == 3) {
                samples.add(scrape(second));
            }
            if (second % 10 == 7 && second >= NEW_SECOND) {
                samples.add(sample(second, Map.of("new", random.nextGaussian())));
            }
            if (second % 10 == 5 && second < LOST_SECOND) {
                samples.add(sample(second, Map.of("lost", random.nextGaussian())));
            }
        }
        return samples;
    }

    private Sample scrape(int second) {
        requestsA = random.nextInt(2_000) == 0 ? random.nextInt(50) : requestsA + random.nextInt(1_000);
        requestsB += random.nextDouble();
        errors = second % 7_200 == 3_603 ? 0 : errors + random.nextInt(3);
        return new Sample(
                "web-1",
                at(second),
                Map.of("disk", random.nextDouble()),
                Map.of(),
                List.of(
                        counter("requests", "route=/b", requestsB, Instant.EPOCH),
                        counter("requests", "route=/a", requestsA, Instant.EPOCH),
                        counter("errors", errors),
                        gauge("temperature", "core=1", Combine.MAX, 40 + 10 * random.nextGaussian()),
                        gauge("temperature", "core=0", Combine.MAX, 40 + 10 * random.nextGaussian())));
    }

    private static Sample sample(double second, Map<String, Double> metrics) {
        return new Sample("web-1", at(second), metrics, Map.of(), List.of());
    }

    /** Shuffled within the grace, some twice, some a minute late, an hour with a clock that is 40 s ahead. */
    List<Sample> messy(List<Sample> clean) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Sample sample : clean) {
            double second = Duration.between(START, sample.getTime()).toMillis() / 1_000.0;
            boolean isLate = second >= LATE_FROM && second < LATE_TO && random.nextBoolean();
            boolean isAhead = second >= AHEAD_FROM && second < AHEAD_TO;
            Sample told = isAhead ? aheadOf(sample) : sample;
            arrivals.add(arrival(sample, told, isLate));
            if (random.nextInt(50) == 0) {
                arrivals.add(arrival(sample, told, isLate));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atMs));
        return arrivals.stream().map(Arrival::sample).toList();
    }

    private Arrival arrival(Sample sample, Sample told, boolean isLate) {
        int delayMs = random.nextInt(GRACE_MS) + (isLate ? 60_000 : 0);
        return new Arrival(sample.getTime().toEpochMilli() + delayMs, told);
    }

    private static Sample aheadOf(Sample sample) {
        return new Sample(
                sample.getEntity(),
                sample.getTime().plusSeconds(AHEAD_SECONDS),
                sample.getMetrics(),
                sample.getLabels(),
                sample.getReadings());
    }
}
