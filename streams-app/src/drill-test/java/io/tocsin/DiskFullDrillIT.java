package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The disk of one of two instances is full. */
@ExtendWith(SharedDrillBroker.class)
class DiskFullDrillIT {
    private static final String NAME = "disk full";
    private static final int ENTITIES = 100;
    private static final int SAMPLES_PER_SECOND = 500;
    private static final int DISK_MEGABYTES = 256;

    @TempDir
    Path directory;

    @Test
    void shouldEndWithOneLineWhileOthersTakeOver(DrillBroker broker) throws Exception {
        Map<String, String> settings = new HashMap<>(SmallMemtables.SETTINGS);
        settings.put("standby.replicas", "1");
        try (DrillInstallation installation = DrillInstallation.on(broker, directory, settings)) {
            Instance poor = installation.instance("poor");
            Optional<SmallDisk> disk = SmallDisk.mount(poor.stateDirectory(), DISK_MEGABYTES);
            if (disk.isEmpty()) {
                DrillReport.skipped(NAME, "mounting a tmpfs needs root");
            }
            assumeTrue(disk.isPresent(), "mounting a tmpfs needs root");
            installation.system().closedLast(disk.orElseThrow());
            fill(installation, poor, disk.orElseThrow());
        }
    }

    private static void fill(DrillInstallation installation, Instance poor, SmallDisk disk) throws Exception {
        poor.start();
        installation.instance("other").startAndAwaitReady();
        poor.awaitReady();
        DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
        run.beginFault();
        disk.fill();
        int exitCode = poor.process().awaitExit();
        run.awaitKeepingUp();
        poor.start();
        int exitCodeWhileFull = poor.process().awaitExit();
        disk.empty();
        poor.startAndAwaitReady();
        run.awaitKeepingUp();
        Findings findings = run.finish();
        DrillReport.tell(
                NAME,
                "tmpfs of one of two instances filled under load; started on it again; emptied, started",
                run.figures() + "; exit code " + exitCode + ", then " + exitCodeWhileFull,
                findings);
        findings.requireExactlyOnce();
        assertThat(exitCode).isEqualTo(1);
        assertThat(exitCodeWhileFull).isEqualTo(1);
        assertThat(poor.logLines("tocsin: no space is left")).hasSize(2);
    }
}
