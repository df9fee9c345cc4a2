package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private final DriftWatch watch = new DriftWatch("shops", new DriftRules(10, 40, 0.5, 1.5, 2, 0.2), Scores.TICK_MS);

    @Test
    void shouldTellWhichEntitiesDriftSinceWhen() {
        take("a", 100, 130, 0.4f);
        take("b", 100, 120, 0.4f);
        assertThat(watch.drift()).isEmpty();
        take("b", 120, 130, 1.2f);
        assertThat(watch.drift()).contains(new Drift(Map.of("b", 120L), 2));
        assertThat(watch.newestTick()).isEqualTo(129);
    }

    @Test
    void shouldNotTrainAFleetAnewForOneOfMany() {
        for (int entity = 0; entity < 5; entity++) {
            take("calm-" + entity, 100, 130, 0.4f);
        }
        take("odd", 100, 130, 1.2f);
        assertThat(watch.drift()).isEmpty();
        take("odd-too", 100, 130, 1.2f);
        assertThat(watch.drift()).map(Drift::entities).contains(7);
    }

    @Test
    void shouldNotCountEntitiesThatNoLongerCome() {
        take("gone", 100, 130, 1.2f);
        assertThat(watch.drift()).isPresent();
        take("here", 100, 140, 0.4f);
        assertThat(watch.drift()).isEmpty();
    }

    @Test
    void shouldNotListenToOtherModelsNorToNone() {
        for (long tick = 100; tick < 130; tick++) {
            watch.add(Scores.withoutModel("a", tick));
            var score = Scores.of("a", tick, 1.2f);
            score.setModel("hosts");
            watch.add(score);
        }
        assertThat(watch.drift()).isEmpty();
        assertThat(watch.newestTick()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldBeAsOldAsHalfOfItsEntitiesSay() {
        assertThat(new Drift(Map.of("a", 5L, "b", 900L, "c", 910L), 3).sinceTick())
                .isEqualTo(900);
        assertThat(new Drift(Map.of("a", 5L), 3).sinceTick()).isEqualTo(5);
    }

    private void take(String entity, long from, long to, float score) {
        for (long tick = from; tick < to; tick++) {
            watch.add(Scores.of(entity, tick, score));
        }
    }
}
