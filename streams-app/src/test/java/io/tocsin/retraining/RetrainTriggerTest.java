package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrainTriggerTest {
    private static final Instant TRAINED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Optional<Drift> DRIFT = Optional.of(new Drift(Map.of("a", 77L), 4));
    private static final Optional<Drift> CALM = Optional.empty();

    private final RetrainTrigger trigger = new RetrainTrigger(Optional.of(Duration.ofDays(7)), Duration.ofHours(6));

    @Test
    void shouldTrainWhenTheEntitiesDrift() {
        assertThat(trigger.due(TRAINED.plusSeconds(21_600), TRAINED, DRIFT))
                .contains("drift: entities=1 of 4 since tick=77");
    }

    @Test
    void shouldPauseBetweenTrainingsHoweverTheyDrift() {
        assertThat(trigger.due(TRAINED.plusSeconds(21_599), TRAINED, DRIFT)).isEmpty();
    }

    @Test
    void shouldTrainByTheScheduleWithoutDrift() {
        assertThat(trigger.due(TRAINED.plusSeconds(604_799), TRAINED, CALM)).isEmpty();
        assertThat(trigger.due(TRAINED.plusSeconds(604_800), TRAINED, CALM)).contains("schedule: every=604800 s");
    }

    @Test
    void shouldKeepAScheduleThatIsShorterThanThePause() {
        RetrainTrigger hourly = new RetrainTrigger(Optional.of(Duration.ofHours(1)), Duration.ofHours(6));
        assertThat(hourly.due(TRAINED.plusSeconds(3_600), TRAINED, DRIFT)).contains("schedule: every=3600 s");
    }

    @Test
    void shouldWaitForDriftForGoodWithoutASchedule() {
        RetrainTrigger drift = new RetrainTrigger(Optional.empty(), Duration.ofHours(6));
        assertThat(drift.due(TRAINED.plus(Duration.ofDays(700)), TRAINED, CALM)).isEmpty();
    }
}
