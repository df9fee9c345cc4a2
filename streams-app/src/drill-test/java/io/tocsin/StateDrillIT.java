package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state on disk is deleted or destroyed: the change-logs have it all. */
@ExtendWith(SharedDrillBroker.class)
class StateDrillIT {
    private static final int ENTITIES = 50;
    private static final int SAMPLES_PER_SECOND = 500;

    @TempDir
    Path directory;

    @Test
    void shouldRestoreStateThatWasDeletedWhileStopped(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation.instance("one").startAndAwaitReady();
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
            run.beginFault();
            int unused = instance.process().stop();
            Utils.delete(instance.stateDirectory().toFile());
            instance.startAndAwaitReady();
            run.awaitKeepingUp();
            Findings findings = run.finish();
            DrillReport.tell(
                    "state deleted while stopped", "stopped, state.dir deleted, started", run.figures(), findings);
            findings.requireExactlyOnce();
        }
    }

    @Test
    void shouldGoOnWhenStateIsDeletedWhileRunning(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation.instance("one").startAndAwaitReady();
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
            run.beginFault();
            Utils.delete(instance.stateDirectory().toFile());
            int judged = run.ledger().scoreCount();
            run.ledger().awaitScores(judged + 5 * SAMPLES_PER_SECOND);
            instance.process().kill();
            instance.startAndAwaitReady();
            run.awaitKeepingUp();
            Findings findings = run.finish();
            DrillReport.tell(
                    "state deleted while running",
                    "state.dir deleted under the running instance, killed 5 s later, started",
                    run.figures(),
                    findings);
            findings.requireExactlyOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
    void shouldHealWhenTablesAreCorrupt(String guarantee, DrillBroker broker) throws Exception {
        corrupt(broker, guarantee, "bytes of all .sst flipped", state -> {
            List<Path> tables = StateFiles.withEnding(state, "\\.sst");
            assertThat(tables).isNotEmpty();
            for (Path table : tables) {
                StateFiles.flipBytes(table);
            }
        });
    }

    /** Opening them finds nothing; the first question for what was in them does. */
    @ParameterizedTest
    @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
    void shouldHealWhenOneBlockIsCorrupt(String guarantee, DrillBroker broker) throws Exception {
        corrupt(broker, guarantee, "one byte of the first block of all .sst flipped", state -> {
            for (Path table : StateFiles.withEnding(state, "\\.sst")) {
                StateFiles.flipFirstBlock(table);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
    void shouldHealWhenManifestsAreTruncated(String guarantee, DrillBroker broker) throws Exception {
        corrupt(broker, guarantee, "one CURRENT and all other MANIFEST truncated", state -> {
            List<Path> manifests = StateFiles.withEnding(state, "MANIFEST-\\d+");
            assertThat(manifests).hasSizeGreaterThan(2);
            StateFiles.truncate(StateFiles.withEnding(state, "CURRENT").get(0));
            for (Path manifest : manifests.subList(1, manifests.size())) {
                StateFiles.truncate(manifest);
            }
        });
    }

    private interface Corruption {
        void of(Path stateDirectory) throws IOException;
    }

    private void corrupt(DrillBroker broker, String guarantee, String done, Corruption corruption) throws Exception {
        try (DrillInstallation installation =
                DrillInstallation.on(broker, directory, Map.of("processing.guarantee", guarantee))) {
            Instance instance = installation.instance("one").startAndAwaitReady();
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
            run.beginFault();
            int unused = instance.process().stop();
            corruption.of(instance.stateDirectory());
            instance.startAndAwaitReady();
            int restarts = awaitHealed(instance, run);
            Findings findings = run.finish();
            DrillReport.tell(
                    "state corrupt",
                    "stopped, " + done + ", started; " + guarantee,
                    run.figures() + "; ended by itself and started again " + restarts + " times; tasks made anew "
                            + instance.logLines("made anew from their change-logs")
                                    .size() + "; threads replaced "
                            + instance.logLines("another takes over").size(),
                    findings);
            findings.requireExactlyOnce();
            assertThat(findings.forgotten()).as("entities that warm up again").isZero();
        }
    }

    /** Starts it again when it has ended by itself, as whatever runs it does; twice at most. */
    private static int awaitHealed(Instance instance, DrillRun run) throws Exception {
        for (int restarts = 0; ; restarts++) {
            RunningSystem.await("healed or ended", () -> !instance.process().isAlive() || run.isKeepingUp());
            if (instance.process().isAlive()) {
                return restarts;
            }
            assertThat(restarts).as("restarts, log=\n" + instance.log()).isLessThan(2);
            assertThat(instance.logLines("tocsin: state on disk is damaged")).isNotEmpty();
            instance.startAndAwaitReady();
        }
    }
}
