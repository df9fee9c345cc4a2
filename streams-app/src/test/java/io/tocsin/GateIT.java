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
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final WaveSignal signal = new WaveSignal();

    @Test
    void shouldPromoteWhatIsNoWorseAndKeepBackWhatCriesWolf(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of())) {
            String settings =
                    system.writeSettings(directory.resolve("tocsin.properties")).toString();
            system.start();
            system.putInForce(WaveSignal.model("v1"));
            for (int tick = 0; tick < TICKS; tick++) {
                for (int entity = 0; entity < ENTITIES; entity++) {
                    system.send(signal.sample(entity, tick, false));
                }
            }
            system.scores.await("scores", DEADLINE, scores -> scores.size() >= ENTITIES * TICKS);
            system.models.publish(WaveSignal.model("v2"));
            system.models.publish(nervous(WaveSignal.model("v3")));

            CliRun keptBack = CliRun.of("models", "promote", "wave/v3", "--config", settings);
            assertThat(keptBack.exitCode()).isEqualTo(1);
            assertThat(keptBack.outLines())
                    .anyMatch(line -> line.startsWith("gate: wave/v3 beside wave/v1 on the newest "))
                    .anyMatch(line -> line.matches("anomalies an entity and week .* no"));
            assertThat(keptBack.errLines())
                    .containsExactly("tocsin: kept back, worse than the champion: model=wave/v3 champion=wave/v1;"
                            + " promote it all the same with --ungated");
            assertThat(system.model()).isEqualTo(new ModelId("wave", "v1"));

            CliRun promoted = CliRun.of("models", "promote", "wave/v2", "--config", settings);
            assertThat(promoted.err()).isEmpty();
            assertThat(promoted.outLines())
                    .anyMatch(line -> line.matches("forecast error, naive = 1 .* yes"))
                    .contains("deployed wave/v2: selector=* from=now before=v1");
            system.awaitInForce(new ModelId("wave", "v2"));
            system.stop();
        }
    }

    /** Sound but for its boundary, which is next to nothing. */
    private static Model nervous(Model sound) {
        Model altered = sound.withCalibration(sound.calibration().withBoundary(1e-3f), sound.failures());
        return altered.withSelfTest(SelfTest.record(altered, sound.selfTest().rows()));
    }
}
