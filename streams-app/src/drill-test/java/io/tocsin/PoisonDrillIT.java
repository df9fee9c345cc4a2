package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that nobody can use, of many kinds, one in ten under load. */
@ExtendWith(SharedDrillBroker.class)
class PoisonDrillIT {
    private static final int ENTITIES = 100;
    private static final int SAMPLES_PER_SECOND = 1_000;
    private static final int POISON_PER_SECOND = SAMPLES_PER_SECOND / 10;
    private static final int SECONDS = 15;

    @TempDir
    Path directory;

    @Test
    void shouldPutEachPoisonRecordAsideAndScoreTheRest(DrillBroker broker) throws Exception {
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            Instance instance = installation.instance("one").startAndAwaitReady();
            DrillRun run = new DrillRun(installation, ENTITIES, SAMPLES_PER_SECOND).warmUp();
            run.beginFault();
            Map<String, Long> sent =
                    new PoisonSource(installation.system()).send(POISON_PER_SECOND, POISON_PER_SECOND * SECONDS);
            Findings findings = run.finish();
            Map<String, Long> letters = DeadLetters.byCause(installation.system());
            DrillReport.tell(
                    "poison records",
                    "one record in ten broken, of " + PoisonSource.KINDS + " kinds, for " + SECONDS + " s",
                    "dead letters " + letters + "; before " + run.before() + ", since " + run.since(),
                    findings);
            findings.requireExactlyOnce();
            assertThat(letters).isEqualTo(sent);
            assertThat(instance.logLines("stream thread died")).isEmpty();
            assertThat(instance.get("/metrics").body()).contains("tocsin_records_refused_total");
        }
    }
}
