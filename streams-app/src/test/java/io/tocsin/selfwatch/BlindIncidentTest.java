package io.tocsin.selfwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlindIncidentTest {
    private static final Instant SINCE = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Verdict SEES = new Verdict.Sees();
    private static final Verdict WAITS = new Verdict.Waits();

    private final BlindIncident incident = new BlindIncident("shop", PATIENCE);

    @Test
    void shouldOpenOneIncidentOfTheApplication() {
        Alert alert = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();

        assertThat(alert.getId()).isEqualTo("tocsin/shop|BLIND|2026-11-21T03:00:00Z");
        assertThat(incident.key()).isEqualTo("tocsin/shop|BLIND");
        assertThat(alert.getEntity()).isEqualTo("tocsin/shop");
        assertThat(alert.getKind()).isEqualTo(AlertKind.BLIND);
        assertThat(alert.getState()).isEqualTo(AlertState.OPEN);
        assertThat(alert.getStartedAt()).isEqualTo(SINCE);
        assertThat(alert.getUpdatedAt()).isEqualTo(SINCE.plusSeconds(310));
        assertThat(alert.getLevel()).isEqualTo(310 / 300f);
        assertThat(alert.getBoundary()).isEqualTo(1f);
        assertThat(alert.getModel()).isEqualTo("self");
        assertThat(alert.getVersion()).isEqualTo("static");
        assertThat(alert.getContributors()).containsExactly(new Contributor("tocsin.blind.no_data", 310f, 300f, 1f));
    }

    @Test
    void shouldGoOnWithWhatAnotherInstanceToldWhateverItsOwnBeginning() {
        Alert theirs = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();
        Verdict mine = new Verdict.Blind(blindness(BlindReason.NO_DATA, SINCE.plusSeconds(10), 320));

        assertThat(next(mine, theirs, 320)).isEmpty();
        assertThat(next(mine, theirs, 620).orElseThrow().getId()).isEqualTo(theirs.getId());
    }

    @Test
    void shouldUpdateWhenItIsTwiceAsLongAndThenEachHour() {
        Alert told = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();
        assertThat(next(blind(BlindReason.NO_DATA, 619), told, 619)).isEmpty();

        Alert twice = next(blind(BlindReason.NO_DATA, 620), told, 620).orElseThrow();
        assertThat(twice.getState()).isEqualTo(AlertState.UPDATED);
        assertThat(twice.getLevel()).isEqualTo(620 / 300f);
        Alert longer = next(blind(BlindReason.NO_DATA, 9_000), twice, 9_000).orElseThrow();
        assertThat(next(blind(BlindReason.NO_DATA, 12_599), longer, 12_599)).isEmpty();
        assertThat(next(blind(BlindReason.NO_DATA, 12_600), longer, 12_600)).isPresent();
    }

    @Test
    void shouldUpdateWhenTheReasonIsAnother() {
        Alert told = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();

        assertThat(next(blind(BlindReason.NO_MODEL, 320), told, 320)
                        .orElseThrow()
                        .getContributors())
                .extracting(Contributor::getMetric)
                .containsExactly("tocsin.blind.no_model");
    }

    @Test
    void shouldResolveWhenItSeesAndNotWhenItWaits() {
        Alert told = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();
        assertThat(next(WAITS, told, 400)).isEmpty();

        Alert resolved = next(SEES, told, 900).orElseThrow();
        assertThat(resolved.getId()).isEqualTo(told.getId());
        assertThat(resolved.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.getEnding()).isEqualTo(Ending.RECOVERED);
        assertThat(resolved.getResolvedAt()).isEqualTo(SINCE.plusSeconds(900));
        assertThat(resolved.getLevel()).isZero();
        assertThat(resolved.getPeak()).isEqualTo(3f);
        assertThat(next(SEES, resolved, 910)).isEmpty();
        assertThat(next(SEES, null, 910)).isEmpty();
    }

    @Test
    void shouldOpenAnotherAfterTheOneBefore() {
        Alert told = next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow();
        Alert resolved = next(SEES, told, 900).orElseThrow();
        Verdict again = new Verdict.Blind(blindness(BlindReason.NO_DATA, SINCE.plusSeconds(1_000), 1_400));

        assertThat(next(again, resolved, 1_400).orElseThrow().getStartedAt()).isEqualTo(SINCE.plusSeconds(1_000));
    }

    @Test
    void shouldTellNothingToABrokerThatDoesNotAnswer() {
        Verdict away = new Verdict.Blind(Blindness.withoutBroker(SINCE, PATIENCE));

        assertThat(next(away, null, 310)).isEmpty();
        assertThat(next(away, next(blind(BlindReason.NO_DATA, 310), null, 310).orElseThrow(), 9_000))
                .isEmpty();
    }

    @Test
    void shouldKnowThatAllAreSilencedOnlyWhereAllAre() {
        KnownEntities known = new KnownEntities();
        assertThat(known.areAll(one -> true)).isFalse();
        for (int i = 0; i < KnownEntities.MAX + 1; i++) {
            known.add("host/" + i, Map.of("env", i == 0 ? "prod" : "test"));
        }

        assertThat(known.areAll(one -> "test".equals(one.labels().get("env")))).isTrue();
        known.add("host/0", Map.of("env", "prod"));
        assertThat(known.areAll(one -> "test".equals(one.labels().get("env")))).isFalse();
    }

    private Optional<Alert> next(Verdict verdict, @Nullable Alert told, long seconds) {
        return incident.next(verdict, told, SINCE.plusSeconds(seconds));
    }

    private static Verdict blind(BlindReason reason, long seconds) {
        return new Verdict.Blind(blindness(reason, SINCE, seconds));
    }

    private static Blindness blindness(BlindReason reason, Instant since, long seconds) {
        Instant now = SINCE.plusSeconds(seconds);
        return new Blindness(reason, since, new Sight(now, null, null, null, since, 0, 0, true), PATIENCE);
    }
}
