package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** More comes than memory holds. */
@ExtendWith(SharedDrillBroker.class)
class MemoryDrillIT {
    private static final int OUT_OF_MEMORY = 3;
    private static final int SENDERS = 48;
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(6);
    private static final int CONTAINER_MEGABYTES = 640;
    private static final int TOO_SMALL_MEGABYTES = 160;

    @TempDir
    Path directory;

    @Test
    void shouldTurnSendersAwayInsteadOfHoldingWhatItCannot(DrillBroker broker) throws Exception {
        Map<String, String> small = Map.of(
                "serve.ingest.inflight.requests.max", "16",
                "serve.ingest.buffer.bytes.max", "1048576",
                "serve.ingest.kafka.timeout.ms", "2000");
        try (DrillInstallation installation = DrillInstallation.on(broker, directory, small)) {
            Instance instance =
                    installation.instance("one").withJvmFlag("-Xmx160m").startAndAwaitReady();
            DrillLedger ledger = installation.ledger();
            PushLoad load = installation.system().closedLast(new PushLoad(instance, SENDERS));
            ledger.awaitScores(SENDERS * 5);
            broker.broker().pause();
            Thread.sleep(BROKER_PAUSE.toMillis());
            broker.broker().resume();
            int before = load.taken().size();
            RunningSystem.await("senders are taken again", () -> load.taken().size() > before + SENDERS);
            load.stop();
            RunningSystem.await("scores", () -> ledger.missing(load.taken()) == 0);
            Findings findings = ledger.against(load.taken());
            DrillReport.tell(
                    "too much is pushed",
                    SENDERS + " senders as fast as they can, heap 160 MB, broker halted for 6 s",
                    "answers " + load.answers(),
                    findings);
            assertThat(instance.process().isAlive()).isTrue();
            assertThat(load.answers()).containsKeys(429, 503);
            assertThat(findings.lost()).isZero();
            assertThat(findings.twice()).isZero();
        }
    }

    @Test
    void shouldEndLoudlyWhenTheHeapIsTooSmall(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation.instance("one").startAndAwaitReady();
            DrillRun run = new DrillRun(installation, 100, 500).warmUp();
            run.beginFault();
            int unused = instance.process().stop();
            instance.withJvmFlag("-Xmx32m").start();
            int exitCode = instance.process().awaitExit();
            instance.withJvmFlag("-Xmx384m").startAndAwaitReady();
            run.awaitKeepingUp();
            Findings findings = run.finish();
            DrillReport.tell(
                    "heap too small",
                    "started with -Xmx32m, then with 384 MB",
                    run.figures() + "; exit code " + exitCode,
                    findings);
            assertThat(exitCode).isEqualTo(OUT_OF_MEMORY);
            assertThat(instance.logLines("Terminating due to java.lang.OutOfMemoryError"))
                    .isNotEmpty();
            findings.requireExactlyOnce();
        }
    }

    @Test
    void shouldLiveWithinAContainersLimit(DrillBroker broker) throws Exception {
        Optional<MemoryGroup> group = MemoryGroup.make(CONTAINER_MEGABYTES);
        if (group.isEmpty()) {
            DrillReport.skipped(
                    "memory limit", "control groups cannot be written: it needs root and a cgroup file system");
        }
        assumeTrue(group.isPresent(), "control groups cannot be written");
        try (MemoryGroup limited = group.orElseThrow();
                DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation
                    .instance("one")
                    .withCommandPrefix(limited.commandPrefix())
                    // The image's, instead of a heap in megabytes.
                    .withoutHeapFlag()
                    .withJvmFlag("-XX:MaxRAMPercentage=30")
                    .startAndAwaitReady();
            DrillRun run = new DrillRun(installation, 100, 500).warmUp();
            run.beginFault();
            long peak = limited.peakMegabytes();
            instance.process().kill();
            limited.limit(TOO_SMALL_MEGABYTES);
            instance.start();
            int exitCode = instance.process().awaitExit();
            limited.limit(CONTAINER_MEGABYTES);
            instance.startAndAwaitReady();
            run.awaitKeepingUp();
            Findings findings = run.finish();
            DrillReport.tell(
                    "memory limit",
                    "control group of " + CONTAINER_MEGABYTES + " MB, then of " + TOO_SMALL_MEGABYTES + " MB, then of "
                            + CONTAINER_MEGABYTES + " MB",
                    run.figures() + "; peak " + peak + " MB; exit code when too small " + exitCode,
                    findings);
            assertThat(exitCode).isIn(DrillProcess.KILLED, OUT_OF_MEMORY, 1);
            findings.requireExactlyOnce();
        }
    }
}
