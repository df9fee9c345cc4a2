package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.SelfTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two challengers of the champion, compared on what the entities did last. */
class GateIT {
    private static final int ENTITIES = 3;
    private static final int TICKS = 300;
    private static final int BESIDE = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final WaveSignal signal = new WaveSignal();

    @Test
    void shouldPromoteWhatIsNoWorseAndKeepBackWhatCriesWolf(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            String settings =
                    system.writeSettings(directory.resolve("tocsin.properties")).toString();
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            send(system, 0, TICKS);
            system.scores.await("scores", DEADLINE, scores -> scores.size() >= ENTITIES * TICKS);
            system.models.publish(WaveSignal.model("v2"));
            system.models.publish(nervous(WaveSignal.model("v3")));
            shouldShowBesideTheChampionThatTheShadowCriesWolf(system, settings);

            CliRun keptBack = CliRun.of("models", "promote", "wave/v3", "--config", settings);
            assertThat(keptBack.exitCode()).isEqualTo(1);
            assertThat(keptBack.outLines())
                    .anyMatch(line -> line.startsWith("gate: wave/v3 beside wave/v1 on the newest "))
                    .anyMatch(line -> line.matches("anomalies an entity and week .* no"));
            assertThat(keptBack.errLines())
                    .containsExactly("tocsin: kept back, worse than the champion: model=wave/v3 champion=wave/v1;"
                            + " promote it all the same with --ungated");
            assertThat(system.model()).isEqualTo(new ModelId("wave", "v1"));
            assertThat(CliRun.of("models", "history", "wave", "--figures", "--config", settings)
                            .outLines())
                    .last()
                    .asString()
                    .contains("wave/v3  kept back")
                    .contains("anomalies an entity and week (at most)=");

            CliRun promoted = CliRun.of("models", "promote", "wave/v2", "--config", settings);
            assertThat(promoted.err()).isEmpty();
            assertThat(promoted.outLines())
                    .anyMatch(line -> line.matches("forecast error, naive = 1 .* yes"))
                    .contains("deployed wave/v2: selector=* from=now before=v1");
            system.awaitInForce(new ModelId("wave", "v2"));
            system.stop();
        }
    }

    private void shouldShowBesideTheChampionThatTheShadowCriesWolf(RunningSystem system, String settings)
            throws Exception {
        assertThat(CliRun.of("models", "compare", "wave", "--config", settings).errLines())
                .containsExactly("tocsin: no version stands in the shadow: model=wave;"
                        + " let one: tocsin models shadow wave/VERSION");
        assertThat(CliRun.of("models", "shadow", "wave/v3", "--config", settings)
                        .err())
                .isEmpty();
        RunningSystem.await(
                "the shadow",
                () -> system.app().registry().current().deployed().get(0).shadow() != null);
        send(system, TICKS, TICKS + BESIDE);
        RunningSystem.await("the ticks that both judged", () -> {
            CliRun compared = CliRun.of("models", "compare", "wave", "--config", settings);
            return compared.outLines().stream().anyMatch(line -> line.startsWith(ENTITIES * BESIDE + " TICKS OF BOTH"));
        });
        assertThat(CliRun.of("models", "compare", "wave", "--last", "1h", "--config", settings)
                        .outLines())
                .anyMatch(line -> line.matches(ENTITIES * BESIDE + " TICKS OF BOTH +CHAMPION v1 +SHADOW v3"))
                .anyMatch(line -> line.matches("beyond the boundary +0.00 % +100.00 %"))
                .anyMatch(line -> line.matches("stretches beyond it +0 +" + ENTITIES))
                .contains("they agree on 0.00 % of the ticks; beyond the boundary of both: 0")
                .contains("  " + WaveSignal.entity(0) + ": champion alone 0, shadow alone " + BESIDE);
        assertThat(system.meters
                        .get("tocsin.model.ticks.beyond")
                        .tags("model", "wave", "version", "v3", "role", "shadow")
                        .functionCounter()
                        .count())
                .isEqualTo(ENTITIES * BESIDE);
        assertThat(system.meters
                        .get("tocsin.model.ticks.beyond")
                        .tags("model", "wave", "version", "v1", "role", "champion")
                        .functionCounter()
                        .count())
                .isZero();
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            system.sendTick(signal, ENTITIES, tick, false);
        }
        system.producer.flush();
    }

    /** Sound but for its boundary, which is next to nothing. */
    private static Model nervous(Model sound) {
        Model altered = sound.withCalibration(sound.calibration().withBoundary(1e-3f), sound.failures());
        return altered.withSelfTest(SelfTest.record(altered, sound.selfTest().rows()));
    }
}
