package io.tocsin.predict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Scores by state, how long a step of a model takes, and how late a score is: after the sample that closed its tick, and after the end of the tick.
 *
 * <p>Thread-safe.
 */
final class PredictMeters {
    private static final Duration[] STEP_BUCKETS =
            buckets(TimeUnit.MICROSECONDS, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000);
    private static final Duration[] DELAY_BUCKETS = buckets(
            TimeUnit.MILLISECONDS, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000);

    private final LongSupplier wallMs;
    private final long tickDurationMs;
    private final Map<ScoreState, Counter> scores = new EnumMap<>(ScoreState.class);
    private final Timer step;
    private final Timer afterSample;
    private final Timer afterTick;

    PredictMeters(MeterRegistry meters, LongSupplier wallMs, long tickDurationMs) {
        this.wallMs = wallMs;
        this.tickDurationMs = tickDurationMs;
        for (ScoreState state : ScoreState.values()) {
            scores.put(
                    state,
                    Counter.builder("tocsin.scores")
                            .description("Scores, those of challengers in the shadow left out")
                            .tag("state", state.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        this.step = timer(
                "tocsin.model.step",
                "One step of a model for one entity; one in " + StepTimer.EVERY,
                STEP_BUCKETS,
                meters);
        this.afterSample = timer(
                "tocsin.score.after.sample",
                "From the Kafka timestamp of the sample that closed a tick to its score",
                DELAY_BUCKETS,
                meters);
        this.afterTick = timer(
                "tocsin.score.after.tick",
                "From the end of a tick to its score; 0 where it closed before its end",
                DELAY_BUCKETS,
                meters);
    }

    private static Duration[] buckets(TimeUnit unit, long... ends) {
        Duration[] buckets = new Duration[ends.length];
        for (int i = 0; i < ends.length; i++) {
            buckets[i] = Duration.of(ends[i], unit.toChronoUnit());
        }
        return buckets;
    }

    private static Timer timer(String name, String description, Duration[] buckets, MeterRegistry meters) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .register(meters);
    }

    /**
     * A score goes out.
     *
     * @param recordMs Kafka timestamp of what the tick was closed by
     */
    void scored(Score score, long recordMs) {
        long nowMs = wallMs.getAsLong();
        Objects.requireNonNull(scores.get(score.getState())).increment();
        afterSample.record(Math.max(0, nowMs - recordMs), TimeUnit.MILLISECONDS);
        long endMs = score.getTime().toEpochMilli() + tickDurationMs;
        afterTick.record(Math.max(0, nowMs - endMs), TimeUnit.MILLISECONDS);
    }

    Timer step() {
        return step;
    }
}
