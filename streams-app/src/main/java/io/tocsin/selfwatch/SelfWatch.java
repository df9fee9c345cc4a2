package io.tocsin.selfwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the application sees; knows no Kafka and no clock.
 *
 * <pre>
 *   waits ── a model judged, and went on for a fifth of the patience ──► sees
 *     │                                                                  │
 *     └── nothing judged for the whole patience ──► blind ◄──────────────┘
 * </pre>
 *
 * The patience begins anew with the watch itself, with the first sample ever, when Kafka is back after it was away for longer than that, and when a planned
 * silence is over: we or they were away, and nobody is to be woken for what is about to go on. A model that warms up has the time of its warm-up besides.
 * Where nobody has ever sent anything, three times the patience go by: somebody is still setting things up.
 *
 * <p>Confined to one thread.
 */
final class SelfWatch {
    private static final int PATIENCES_BEFORE_FIRST_SAMPLE = 3;
    private static final int SETTLED_PARTS = 5;

    private final Duration patience;
    private final Duration warmUp;
    private boolean began;
    private Instant patienceFrom = Instant.MIN;
    private Instant beganAt = Instant.MIN;
    private Instant answeredAt = Instant.MIN;
    private long samplesEver;
    private @Nullable Instant sampleAt;
    private @Nullable Instant scoreAt;
    private @Nullable Instant judgedAt;
    private @Nullable Instant warmingUpAt;
    private @Nullable Instant judgingSince;
    private boolean nothingComes;

    /**
     * Before the first look.
     *
     * @param patience how long nothing may be judged
     * @param warmUp how long a model takes before it judges
     */
    SelfWatch(Duration patience, Duration warmUp) {
        this.patience = patience;
        this.warmUp = warmUp;
    }

    /** A look to which Kafka did not answer. */
    Verdict unanswered(Instant now) {
        begin(now);
        nothingComes = false;
        return isOver(answeredAt, now, patience)
                ? new Verdict.Blind(Blindness.withoutBroker(answeredAt, patience))
                : new Verdict.Waits();
    }

    /** A look and what it found. */
    Verdict look(Observation found, Instant now) {
        begin(now);
        if (isOver(answeredAt, now, patience) || found.isPlanned()) {
            patienceFrom = now;
        }
        answeredAt = now;
        take(found, now);
        if (isDue(now)) {
            return blind(found, now);
        }
        return isSettled(now) ? new Verdict.Sees() : new Verdict.Waits();
    }

    /** Whether samples have come before and none comes any more from anybody, for {@code quiet} at least; as of the last look. */
    boolean isQuietFor(Duration quiet) {
        return nothingComes && sampleAt != null && isOver(sampleAt, answeredAt, quiet);
    }

    private void begin(Instant now) {
        if (!began) {
            began = true;
            beganAt = now;
            patienceFrom = now;
            answeredAt = now;
        }
    }

    private void take(Observation found, Instant now) {
        nothingComes = found.waiting() == 0;
        if (found.samplesEver() > samplesEver) {
            if (samplesEver == 0) {
                patienceFrom = now;
            }
            sampleAt = now;
        }
        samplesEver = found.samplesEver();
        scoreAt = found.scores() > 0 ? now : scoreAt;
        warmingUpAt = found.warmingUp() > 0 ? now : warmingUpAt;
        if (found.judged() > 0) {
            judgingSince =
                    judgingSince == null || judgedAt == null || isOver(judgedAt, now, patience) ? now : judgingSince;
            judgedAt = now;
        }
    }

    private boolean isDue(Instant now) {
        if (samplesEver == 0) {
            return isOver(beganAt, now, patience.multipliedBy(PATIENCES_BEFORE_FIRST_SAMPLE));
        }
        Instant from = judgedAt == null || judgedAt.isBefore(patienceFrom) ? patienceFrom : judgedAt;
        boolean warmsUp = warmingUpAt != null && !isOver(warmingUpAt, now, patience);
        return isOver(from, now, warmsUp ? patience.plus(warmUp) : patience);
    }

    private Verdict blind(Observation found, Instant now) {
        Instant since = judgedAt == null ? beganAt : judgedAt;
        Sight sight = new Sight(now, sampleAt, scoreAt, scoreAt, since, 0, found.waiting(), true);
        Optional<Blindness> blindness = Blindness.of(sight, patience);
        return blindness.isPresent() ? new Verdict.Blind(blindness.get()) : new Verdict.Waits();
    }

    /** No flapping: one score after a long while is no sight yet. */
    private boolean isSettled(Instant now) {
        return judgedAt != null
                && judgingSince != null
                && !isOver(judgedAt, now, patience)
                && !judgedAt.isBefore(judgingSince.plus(patience.dividedBy(SETTLED_PARTS)));
    }

    private static boolean isOver(Instant from, Instant now, Duration time) {
        return Duration.between(from, now).compareTo(time) > 0;
    }
}
