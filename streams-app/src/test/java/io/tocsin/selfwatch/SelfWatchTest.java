package io.tocsin.selfwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Looks every 10 seconds with a patience of 5 minutes; models warm up for 2. */
class SelfWatchTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private static final long LOOK_SECONDS = 10;

    private final SelfWatch watch = new SelfWatch(Duration.ofMinutes(5), Duration.ofMinutes(2));
    private Instant now = START;
    private long samples;

    @Test
    void shouldSeeWhenModelsHaveJudgedForAMinute() {
        assertThat(lookFor(60, Flow.JUDGED)).isInstanceOf(Verdict.Waits.class);
        assertThat(lookFor(20, Flow.JUDGED)).isInstanceOf(Verdict.Sees.class);
        assertThat(lookFor(3_600, Flow.JUDGED)).isInstanceOf(Verdict.Sees.class);
    }

    @Test
    void shouldBeBlindWhenNoSamplesComeAnyMore() {
        lookFor(600, Flow.JUDGED);
        assertThat(lookFor(300, Flow.NOTHING)).isNotInstanceOf(Verdict.Blind.class);

        Blindness blindness = blind(lookFor(20, Flow.NOTHING));

        assertThat(blindness.reason()).isEqualTo(BlindReason.NO_DATA);
        assertThat(blindness.since()).isEqualTo(START.plusSeconds(600));
        assertThat(blindness.sentence(ZoneOffset.UTC))
                .isEqualTo(
                        "Tocsin is blind since 2026-11-21 03:10:00: for 5 min 20 s nothing was judged, and no alert can"
                                + " come. No samples come either: look at what sends them.");
    }

    @Test
    void shouldTellTheReasonOnceAndNotChangeItWhenTheLastSampleIsNewerThanTheLastScore() {
        lookFor(600, Flow.JUDGED);
        // The cell of the last samples stays open.
        lookFor(20, Flow.SAMPLES);

        for (int look = 0; look < 60; look++) {
            if (lookFor(LOOK_SECONDS, Flow.NOTHING) instanceof Verdict.Blind blind) {
                assertThat(blind.blindness().reason()).isEqualTo(BlindReason.NO_DATA);
            }
        }
        assertThat(lookFor(LOOK_SECONDS, Flow.NOTHING)).isInstanceOf(Verdict.Blind.class);
    }

    @Test
    void shouldBeBlindWithoutProgressWhileSamplesComeOrWait() {
        lookFor(600, Flow.JUDGED);

        Blindness coming = blind(lookFor(320, Flow.SAMPLES));
        assertThat(coming.reason()).isEqualTo(BlindReason.NO_PROGRESS);
        assertThat(coming.sentence(ZoneOffset.UTC)).endsWith("Samples come, but no ticks are made of them.");
        Blindness waiting = blind(lookFor(600, Flow.BACKLOG));
        assertThat(waiting.reason()).isEqualTo(BlindReason.NO_PROGRESS);
        assertThat(waiting.sentence(ZoneOffset.UTC))
                .endsWith("No samples come either, though some wait: look at the instances.");
    }

    @Test
    void shouldBeBlindWithoutModelUntilOneJudges() {
        Blindness blindness = blind(lookFor(320, Flow.UNJUDGED));
        assertThat(blindness.reason()).isEqualTo(BlindReason.NO_MODEL);
        assertThat(blindness.since()).isEqualTo(START);
        assertThat(blindness.sentence(ZoneOffset.UTC))
                .isEqualTo("Tocsin sees by fixed limits alone: no model judges any entity."
                        + " That is so since 2026-11-21 03:00:00.");

        assertThat(lookFor(30, Flow.JUDGED)).isInstanceOf(Verdict.Waits.class);
        assertThat(lookFor(60, Flow.JUDGED)).isInstanceOf(Verdict.Sees.class);
    }

    @Test
    void shouldGiveAModelTheTimeToWarmUpAndNoMore() {
        lookFor(290, Flow.UNJUDGED);
        assertThat(lookFor(130, Flow.WARMING_UP)).isInstanceOf(Verdict.Waits.class);

        // One that has none of an entity's metrics warms up for ever.
        assertThat(blind(lookFor(20, Flow.WARMING_UP)).reason()).isEqualTo(BlindReason.NO_MODEL);
    }

    @Test
    void shouldNotTakeOneScoreAfterALongWhileForSight() {
        lookFor(600, Flow.JUDGED);
        lookFor(600, Flow.NOTHING);

        assertThat(lookFor(LOOK_SECONDS, Flow.JUDGED)).isInstanceOf(Verdict.Waits.class);
        assertThat(lookFor(290, Flow.NOTHING)).isInstanceOf(Verdict.Waits.class);
        assertThat(lookFor(30, Flow.NOTHING)).isInstanceOf(Verdict.Blind.class);
    }

    @Test
    void shouldSeeWhereTicksAreLongerThanLooks() {
        for (int minute = 0; minute < 10; minute++) {
            lookFor(LOOK_SECONDS, Flow.JUDGED);
            lookFor(80, Flow.SAMPLES);
        }
        assertThat(lookFor(LOOK_SECONDS, Flow.JUDGED)).isInstanceOf(Verdict.Sees.class);
    }

    @Test
    void shouldWaitForTheFirstSampleEverThreeTimesAsLong() {
        assertThat(lookFor(900, Flow.NOTHING)).isInstanceOf(Verdict.Waits.class);
        assertThat(blind(lookFor(20, Flow.NOTHING)).reason()).isEqualTo(BlindReason.NO_DATA);
    }

    @Test
    void shouldBeginWithTheFirstSampleEver() {
        lookFor(800, Flow.NOTHING);

        assertThat(lookFor(300, Flow.UNJUDGED)).isInstanceOf(Verdict.Waits.class);
        assertThat(lookFor(20, Flow.UNJUDGED)).isInstanceOf(Verdict.Blind.class);
    }

    @Test
    void shouldGiveItselfTheWholePatienceAfterARestart() {
        samples = 1_000;

        assertThat(lookFor(300, Flow.NOTHING)).isInstanceOf(Verdict.Waits.class);
        assertThat(blind(lookFor(20, Flow.NOTHING)).reason()).isEqualTo(BlindReason.NO_DATA);
    }

    @Test
    void shouldSayThatNobodyAnswersAndWaitAgainWhenSomebodyDoes() {
        lookFor(600, Flow.JUDGED);
        assertThat(unansweredFor(300)).isInstanceOf(Verdict.Waits.class);

        Blindness away = blind(unansweredFor(20));
        assertThat(away.reason()).isEqualTo(BlindReason.NO_BROKER);
        assertThat(away.sentence(ZoneOffset.UTC))
                .isEqualTo("Nobody can tell whether anything is judged: no broker answers since 2026-11-21 03:10:00.");

        assertThat(lookFor(300, Flow.SAMPLES)).isInstanceOf(Verdict.Waits.class);
        assertThat(blind(lookFor(20, Flow.SAMPLES)).reason()).isEqualTo(BlindReason.NO_PROGRESS);
    }

    @Test
    void shouldNotBeBlindWhileSilenceIsPlannedNorRightAfterIt() {
        lookFor(600, Flow.JUDGED);
        assertThat(lookFor(7_200, Flow.PLANNED)).isNotInstanceOf(Verdict.Blind.class);
        assertThat(lookFor(290, Flow.NOTHING)).isNotInstanceOf(Verdict.Blind.class);

        assertThat(blind(lookFor(30, Flow.NOTHING)).since()).isEqualTo(START.plusSeconds(600));
    }

    @Test
    void shouldKnowThatNobodySpeaksBeforeItIsBlind() {
        lookFor(600, Flow.JUDGED);
        assertThat(watch.isQuietFor(Duration.ofSeconds(150))).isFalse();
        lookFor(160, Flow.NOTHING);
        assertThat(watch.isQuietFor(Duration.ofSeconds(150))).isTrue();
        lookFor(LOOK_SECONDS, Flow.SAMPLES);
        assertThat(watch.isQuietFor(Duration.ofSeconds(150))).isFalse();
    }

    /** What came between two looks. */
    private enum Flow {
        JUDGED(1, 1, 1, 0, 0),
        WARMING_UP(1, 1, 0, 1, 0),
        UNJUDGED(1, 1, 0, 0, 0),
        SAMPLES(1, 0, 0, 0, 0),
        BACKLOG(0, 0, 0, 0, 70),
        NOTHING(0, 0, 0, 0, 0),
        PLANNED(0, 0, 0, 0, 0);

        final int samples;
        final int scores;
        final int judged;
        final int warmingUp;
        final long waiting;

        Flow(int samples, int scores, int judged, int warmingUp, long waiting) {
            this.samples = samples;
            this.scores = scores;
            this.judged = judged;
            this.warmingUp = warmingUp;
            this.waiting = waiting;
        }
    }

    private Verdict lookFor(long seconds, Flow flow) {
        Verdict verdict = new Verdict.Waits();
        if (now.equals(START)) {
            watch.look(new Observation(samples, 0, 0, 0, 0, false), now);
        }
        for (long second = 0; second < seconds; second += LOOK_SECONDS) {
            samples += flow.samples;
            now = now.plusSeconds(LOOK_SECONDS);
            verdict = watch.look(
                    new Observation(
                            samples, flow.scores, flow.judged, flow.warmingUp, flow.waiting, flow == Flow.PLANNED),
                    now);
        }
        return verdict;
    }

    private Verdict unansweredFor(long seconds) {
        Verdict verdict = new Verdict.Waits();
        for (long second = 0; second < seconds; second += LOOK_SECONDS) {
            now = now.plusSeconds(LOOK_SECONDS);
            verdict = watch.unanswered(now);
        }
        return verdict;
    }

    private static Blindness blind(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Blind.class);
        return ((Verdict.Blind) verdict).blindness();
    }
}
