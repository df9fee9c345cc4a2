package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One of two instances is killed with SIGKILL under load: how long its entities go without a score. */
@ExtendWith(SharedDrillBroker.class)
class KillDrillIT {
    private static final int ENTITIES = 100;
    private static final int SAMPLES_PER_SECOND = 1_000;

    @TempDir
    Path directory;

    @Test
    void shouldTakeOverInTenSecondsWithAStandby(DrillBroker broker) throws Exception {
        try (DrillInstallation installation =
                DrillInstallation.on(broker, directory, Map.of("standby.replicas", "1"))) {
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND);
            Findings findings = kill(installation, run);
            DrillReport.tell(
                    "kill -9, standby",
                    "one of two instances, 1,000 samples/s, exactly_once_v2",
                    run.figures(),
                    findings);
            findings.requireExactlyOnce();
            assertThat(run.longestGapMs()).isLessThan(10_000);
        }
    }

    @Test
    void shouldLoseNothingWithoutStandby(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND);
            Findings findings = kill(installation, run);
            DrillReport.tell(
                    "kill -9, no standby",
                    "one of two instances, 1,000 samples/s, exactly_once_v2",
                    run.figures(),
                    findings);
            findings.requireExactlyOnce();
        }
    }

    /** What a crash may cost then is written in ARCHITECTURE.md, Guarantees. */
    @Test
    void shouldTellTheSameIncidentsAtLeastOnce(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(
                broker, directory, Map.of("standby.replicas", "1", "processing.guarantee", "at_least_once"))) {
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND);
            Findings findings = kill(installation, run);
            int late = DeadLetters.count(installation.system(), "late");
            DrillReport.tell(
                    "kill -9, at_least_once",
                    "one of two instances, 1,000 samples/s",
                    run.figures() + "; dead letters of late samples " + late,
                    findings);
            assertThat(findings.lost()).as("lost without a dead letter").isLessThanOrEqualTo(late);
            assertThat(findings.resolved()).containsExactlyInAnyOrderElementsOf(findings.opened());
            assertThat(findings.opened()).hasSize(DrillRun.FAULTY);
        }
    }

    private static Findings kill(DrillInstallation installation, DrillRun run) throws Exception {
        Instance first = installation.instance("first").start();
        Instance second = installation.instance("second").start();
        first.awaitReady();
        second.awaitReady();
        run.warmUp();
        run.beginFault();
        second.process().kill();
        run.awaitFelt(1);
        run.awaitKeepingUp();
        return run.finish();
    }
}
