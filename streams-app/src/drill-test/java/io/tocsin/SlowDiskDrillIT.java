package io.tocsin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the state stores takes its time. */
@ExtendWith(SharedDrillBroker.class)
class SlowDiskDrillIT {
    private static final String NAME = "slow disk";
    private static final int ENTITIES = 30;
    private static final int SAMPLES_PER_SECOND = 300;
    private static final int[] DELAYS_MS = {0, 5, 50};
    private static final Duration MEASURED = Duration.ofSeconds(8);

    @TempDir
    Path directory;

    @Test
    void shouldOnlyBecomeSlower(DrillBroker broker) throws Exception {
        Optional<SlowWrites> slow = SlowWrites.compile(directory);
        if (slow.isEmpty()) {
            DrillReport.skipped(NAME, "there is no C compiler (cc)");
        }
        assumeTrue(slow.isPresent(), "there is no C compiler (cc)");
        try (DrillInstallation installation = DrillInstallation.on(broker, directory, SmallMemtables.SETTINGS)) {
            Instance instance = installation.instance("one");
            slow.orElseThrow().putBefore(instance);
            instance.startAndAwaitReady();
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
            run.beginFault();
            StringJoiner figures = new StringJoiner("; ");
            for (int delayMs : DELAYS_MS) {
                slow.orElseThrow().setDelayMs(delayMs);
                Thread.sleep(MEASURED.toMillis());
                long end = System.nanoTime();
                slow.orElseThrow().setDelayMs(0);
                run.awaitKeepingUp();
                figures.add(delayMs + " ms: " + run.latency(end - MEASURED.toNanos(), end));
            }
            Findings findings = run.finish();
            DrillReport.tell(NAME, "each write and flush of the stores delayed for 8 s", figures.toString(), findings);
            findings.requireExactlyOnce();
        }
    }
}
