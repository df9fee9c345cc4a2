package io.tocsin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gate.ShadowComparison.EntityDifference;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {
    private final ShadowComparison comparison = new ShadowComparison("v1", "v2");

    @Test
    void shouldCountOnTheTicksThatBothJudged() {
        float[] champion = {0.2f, 1.5f, 1.2f, 0.4f, 2f, 0.1f};
        float[] shadow = {0.3f, 1.1f, 0.9f, 0.5f, 0.2f};
        for (int tick = 0; tick < champion.length; tick++) {
            comparison.takeChampion(score("a", tick, "v1", champion[tick], 1f));
        }
        for (int tick = 0; tick < shadow.length; tick++) {
            comparison.takeShadow(score("a", tick, "v2", shadow[tick], 1f));
        }

        ShadowComparison.Result result = comparison.result(Duration.ofHours(1));

        assertThat(result.ticks()).isEqualTo(5);
        assertThat(result.champion()).isEqualTo(new SideFigures(3, 2, 1.2f, 2.0));
        assertThat(result.shadow()).isEqualTo(new SideFigures(1, 1, 0.5, 1.1f));
        assertThat(result.both()).isEqualTo(1);
        assertThat(result.agreement()).isEqualTo(0.6);
        assertThat(result.entities()).containsExactly(new EntityDifference("a", 2, 0));
    }

    @Test
    void shouldMeasureByTheBoundaryThatTheEntityHad() {
        comparison.takeChampion(score("a", 0, "v1", 1.5f, 2f));
        comparison.takeShadow(score("a", 0, "v2", 1.5f, 1f));

        assertThat(comparison.result(Duration.ofHours(1)).champion().beyond()).isZero();
        assertThat(comparison.result(Duration.ofHours(1)).shadow().beyond()).isEqualTo(1);
    }

    @Test
    void shouldPassOverOtherVersionsWarmUpAndWhatCameTwice() {
        comparison.takeChampion(score("a", 0, "v0", 3f, 1f));
        comparison.takeChampion(score("a", 1, "v1", 0.5f, 1f));
        comparison.takeChampion(score("a", 1, "v1", 0.5f, 1f));
        Score warmingUp = score("a", 2, "v1", 3f, 1f);
        warmingUp.setState(ScoreState.WARMING_UP);
        comparison.takeChampion(warmingUp);
        for (int tick = 0; tick < 3; tick++) {
            comparison.takeShadow(score("a", tick, "v2", 0.5f, 1f));
        }

        assertThat(comparison.result(Duration.ofHours(1)).ticks()).isEqualTo(1);
        assertThat(comparison.result(Duration.ofHours(1)).entities()).isEmpty();
    }

    @Test
    void shouldNameFirstTheEntityOnWhichTheyDifferMost() {
        for (int tick = 0; tick < 300; tick++) {
            comparison.takeChampion(score("calm", tick, "v1", tick == 0 ? 2f : 0f, 1f));
            comparison.takeShadow(score("calm", tick, "v2", 0f, 1f));
            comparison.takeChampion(score("loud", tick, "v1", 0f, 1f));
            comparison.takeShadow(score("loud", tick, "v2", 2f, 1f));
        }

        assertThat(comparison.result(Duration.ofHours(1)).ticks()).isEqualTo(600);
        assertThat(comparison.result(Duration.ofHours(1)).entities())
                .containsExactly(new EntityDifference("loud", 0, 300), new EntityDifference("calm", 1, 0));
        assertThat(comparison.result(Duration.ofHours(1)).shadow().stretches()).isEqualTo(1);
    }

    @Test
    void shouldLookNoFurtherBackThanAsked() {
        for (int tick = 0; tick < 20; tick++) {
            comparison.takeChampion(score("a", tick, "v1", 0.5f, 1f));
            comparison.takeShadow(score("a", tick, "v2", 0.5f, 1f));
        }

        assertThat(comparison.result(Duration.ofSeconds(50)).ticks()).isEqualTo(6);
    }

    @Test
    void shouldSayNothingOfNoTicks() {
        ShadowComparison.Result result = comparison.result(Duration.ofHours(1));

        assertThat(result.ticks()).isZero();
        assertThat(result.agreement()).isNaN();
        assertThat(result.champion().median()).isNaN();
    }

    private static Score score(String entity, int tick, String version, float score, float boundary) {
        return Score.newBuilder()
                .setEntity(entity)
                .setTime(Instant.ofEpochMilli(tick * 10_000L))
                .setState(ScoreState.SCORED)
                .setModel("shop")
                .setVersion(version)
                .setScore(score)
                .setBoundary(boundary)
                .setFailures(List.of())
                .setLimits(List.of())
                .setContributors(List.of())
                .setDrivers(List.of())
                .build();
    }
}
