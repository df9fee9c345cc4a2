package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.cli.CliRun;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who was paged, with nothing but a shell. */
class ConsoleIT {
    private static final int ENTITIES = 3;
    private static final int FAULT_BEGINS = 120;
    private static final int END = 132;
    private static final int FAULTY_ENTITY = 1;

    private final WaveSignal signal = new WaveSignal();

    @Test
    void shouldSeeWhetherTocsinIsWellAndWhatIsWrong(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of(), Topics.DEFAULT_PARTITIONS)) {
            CliRun blind = CliRun.of(system.commandLine("status"));
            assertThat(blind.exitCode()).isEqualTo(1);
            assertThat(blind.out()).startsWith(" BLIND ").contains("nothing was ever judged. Nobody runs");

            system.start();
            system.putInForce(WaveSignal.model("v1"));
            for (int tick = 0; tick < END; tick++) {
                for (int entity = 0; entity < ENTITIES; entity++) {
                    system.send(signal.sample(entity, tick, entity == FAULTY_ENTITY && tick >= FAULT_BEGINS));
                }
            }
            system.scores.await("scores", RunningSystem.PATIENCE, scores -> scores.size() == ENTITIES * END);
            system.alerts.await(
                    "alert",
                    RunningSystem.PATIENCE,
                    alerts -> alerts.stream().anyMatch(alert -> alert.getState() == AlertState.OPEN));

            assertWell(system);
            assertExplained(system);
            assertOnTop(system);
        }
    }

    private static void assertWell(RunningSystem system) throws Exception {
        CliRun status = CliRun.of(system.commandLine("status", "--output", "json"));

        JsonNode json = new JsonMapper().readTree(status.out());
        assertThat(status.exitCode()).as(status.out()).isZero();
        assertThat(json.get("blind").asBoolean()).isFalse();
        assertThat(json.get("checks").findValuesAsText("level"))
                .as(status.out())
                .doesNotContain("bad");
        assertThat(json.get("checks").findValuesAsText("name"))
                .containsExactly(
                        "broker",
                        "registry",
                        "topics",
                        "app",
                        "lag",
                        "flow",
                        "judged",
                        "model wave",
                        "dead letters",
                        "delivery");
    }

    private void assertExplained(RunningSystem system) throws Exception {
        String entity = WaveSignal.entity(FAULTY_ENTITY);
        CliRun page = CliRun.of(system.commandLine("explain", entity));
        assertThat(page.exitCode()).as(page.err()).isZero();
        assertThat(page.outLines().get(0)).isEqualTo(" ANOMALY  " + entity + " is not as forecast");
        assertThat(page.out()).contains(WaveSignal.FAULTY_METRIC, "model wave v1", "tocsin models rollback wave");

        CliRun data = CliRun.of(system.commandLine("explain", entity + "|ANOMALY", "--output", "json"));
        JsonNode json = new JsonMapper().readTree(data.out());
        assertThat(json.at("/alert/contributors/0/metric").asText()).isEqualTo(WaveSignal.FAULTY_METRIC);
        assertThat(json.at("/metrics/" + WaveSignal.FAULTY_METRIC)).hasSizeGreaterThan(30);
        assertThat(json.get("scores")).hasSizeGreaterThan(30);

        CliRun unknown = CliRun.of(system.commandLine("explain", "no/such"));
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.errLines()).containsExactly("tocsin: no such alert: alert=no/such; see: tocsin alerts");
    }

    private static void assertOnTop(RunningSystem system) {
        CliRun top = CliRun.of(system.commandLine("top", "--once"));
        assertThat(top.exitCode()).as(top.err()).isZero();
        assertThat(top.outLines().get(5)).contains(WaveSignal.entity(FAULTY_ENTITY), "ANOMALY");
        assertThat(top.outLines()).hasSize(5 + ENTITIES);

        CliRun filtered = CliRun.of(system.commandLine("top", "--once", "--entity", "wave/2"));
        assertThat(filtered.outLines()).hasSize(6);
        assertThat(filtered.outLines().get(5)).contains("wave/2", " ok ");

        CliRun open = CliRun.of(system.commandLine("alerts", "--open", "--output", "json"));
        assertThat(open.out()).startsWith("[ {").contains("\"entity\" : \"" + WaveSignal.entity(FAULTY_ENTITY) + "\"");
    }
}
