package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Sample;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker that do not see, for one reason and then for another. */
class SelfWatchIT {
    private static final int TICK_MS = 1_000;
    private static final int ENTITIES = 2;

    private final WaveSignal signal = new WaveSignal();
    private int tick;

    @Test
    void shouldTellOnceThatNoModelJudgesAndThenThatNothingComes(@TempDir Path directory, @TempDir Path other)
            throws Exception {
        Map<String, String> settings = Map.of(
                "tick.duration.ms",
                Integer.toString(TICK_MS),
                "collect.interval.ms",
                "1000",
                "selfwatch.patience.ms",
                "3000");
        try (RunningSystem system = RunningSystem.prepare(directory, settings);
                PredictorApp another = system.another(other)) {
            system.start();
            another.start();
            awaitWhileSamplesCome(system, AlertState.OPEN, "tocsin.blind.no_model");
            RunningSystem.await(
                    "both to say so",
                    () -> another.blindness().isPresent()
                            && system.app().blindness().isPresent());
            assertThat(system.app().blindness().orElseThrow()).startsWith("Tocsin sees by fixed limits alone");

            system.putInForce(WaveSignal.model("v1", TICK_MS));
            awaitWhileSamplesCome(system, AlertState.RESOLVED, "tocsin.blind.no_model");
            RunningSystem.await("both to see", () -> {
                send(system);
                return another.blindness().isEmpty() && system.app().blindness().isEmpty();
            });

            // Nobody sends any more.
            RunningSystem.await("open again", () -> isLast(system, AlertState.OPEN, "tocsin.blind.no_data"));
            RunningSystem.await("gauge", () -> gauge(system, "no_data") == 1);
            assertThat(gauge(system, "no_model")).isZero();
            awaitWhileSamplesCome(system, AlertState.RESOLVED, "tocsin.blind.no_data");
            RunningSystem.await("gauge", () -> {
                send(system);
                return gauge(system, "no_data") == 0;
            });
            assertEachIsToldOnce(system);
        }
    }

    /** By both instances together. */
    private static void assertEachIsToldOnce(RunningSystem system) {
        Map<String, List<AlertState>> byId = told(system).stream()
                .filter(alert -> alert.getState() != AlertState.UPDATED)
                .collect(Collectors.groupingBy(Alert::getId, Collectors.mapping(Alert::getState, Collectors.toList())));
        assertThat(byId).hasSizeGreaterThanOrEqualTo(2);
        assertThat(byId.keySet())
                .allMatch(id -> id.startsWith(
                        "tocsin/" + system.config.kafka().streams().applicationId() + "|BLIND|"));
        assertThat(byId.values())
                .allSatisfy(states -> assertThat(states).containsExactly(AlertState.OPEN, AlertState.RESOLVED));
        assertThat(system.alerts.all().stream().map(record -> record.value().getKind()))
                .as("silence leaves it to this one")
                .containsOnly(AlertKind.BLIND);
    }

    private void awaitWhileSamplesCome(RunningSystem system, AlertState state, String reason)
            throws InterruptedException {
        RunningSystem.await(state + " " + reason, () -> {
            send(system);
            return isLast(system, state, reason);
        });
    }

    /** In its own time, which runs faster than the clock: a warm-up takes a moment. */
    private void send(RunningSystem system) {
        for (int entity = 0; entity < ENTITIES; entity++) {
            Sample wave = signal.sample(entity, tick, false);
            Instant time = signal.time(0).plusMillis((long) tick * TICK_MS + TICK_MS - 1);
            system.send(new Sample(wave.getEntity(), time, wave.getMetrics(), Map.of(), List.of()));
        }
        tick++;
    }

    private static boolean isLast(RunningSystem system, AlertState state, String reason) {
        List<Alert> told = told(system);
        Optional<Alert> last = told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1));
        // On a slow machine it may have begun with another reason.
        return last.filter(alert -> (alert.getState() == AlertState.RESOLVED) == (state == AlertState.RESOLVED))
                .map(alert -> alert.getContributors().get(0))
                .map(Contributor::getMetric)
                .filter(reason::equals)
                .isPresent();
    }

    private static List<Alert> told(RunningSystem system) {
        return system.alerts.all().stream()
                .map(ConsumerRecord::value)
                .filter(alert -> alert.getKind() == AlertKind.BLIND)
                .toList();
    }

    private static double gauge(RunningSystem system, String reason) {
        return system.meters.get("tocsin.blind").tag("reason", reason).gauge().value();
    }
}
