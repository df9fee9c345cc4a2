package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of an older version are replaced by this one, one after the other, on the same state directories, under load, with incidents open; then one goes
 * back. {@code ops/drills/rolling-upgrade} builds the older version and tells where its jars are.
 */
@ExtendWith(SharedDrillBroker.class)
class RollingUpgradeDrillIT {
    private static final String NAME = "rolling upgrade";
    /** A directory with the jars of the older version. */
    private static final String OLD_LIBRARIES = "tocsin.drill.old.lib";
    /** What the report calls it. */
    private static final String OLD_NAME = "tocsin.drill.old.name";

    private static final int ENTITIES = 60;
    private static final int FAULTY = 5;
    private static final int SAMPLES_PER_SECOND = 300;
    private static final Pattern RESTORED = Pattern.compile("total number of (\\d+) records");
    private static final Map<String, String> SETTINGS = Map.of("standby.replicas", "1");

    @TempDir
    Path directory;

    @Test
    void shouldKeepStateAndIncidentsFromOneVersionToTheNextAndBack(DrillBroker broker) throws Exception {
        Optional<Path> old = Optional.ofNullable(System.getProperty(OLD_LIBRARIES))
                .map(Path::of)
                .filter(Files::isDirectory);
        if (old.isEmpty()) {
            DrillReport.skipped(NAME, "no older version is built: ops/drills/rolling-upgrade does, and runs this");
        }
        assumeTrue(old.isPresent(), "no older version is built: ops/drills/rolling-upgrade does");
        String oldClassPath = old.get().toAbsolutePath() + "/*";
        String newClassPath = System.getProperty("java.class.path");
        try (DrillInstallation installation = DrillInstallation.on(broker, directory, SETTINGS)) {
            Instance first = instance(installation, "first", oldClassPath).start();
            Instance second = instance(installation, "second", oldClassPath).start();
            first.awaitReady();
            second.awaitReady();
            DrillLedger ledger = installation.ledger();
            SteadyLoad load = installation.load(ENTITIES, SAMPLES_PER_SECOND);
            load.makeFaulty(FAULTY);
            ledger.awaitOpened(FAULTY);
            ledger.awaitScores(15 * SAMPLES_PER_SECOND);

            String figures = "first " + replace(first, newClassPath, ledger, load) + ", second "
                    + replace(second, newClassPath, ledger, load) + ", back "
                    + goBack(first, oldClassPath, newClassPath, ledger, load);
            CalmEnd.await(load, SAMPLES_PER_SECOND, ledger);
            Findings findings = ledger.against(load);
            DrillReport.tell(
                    NAME,
                    "two instances of " + System.getProperty(OLD_NAME, "an older version")
                            + " replaced one after the other, one back again, standby.replicas=1",
                    figures,
                    findings);
            findings.requireExactlyOnce();
            assertThat(findings.opened()).hasSize(FAULTY);
        }
    }

    private static Instance instance(DrillInstallation installation, String name, String classPath) {
        // What is restored is told at this level alone.
        return installation.instance(name).withClassPath(classPath).withEnvironment("TOCSIN_KAFKA_LOG_LEVEL", "INFO");
    }

    /** SIGTERM, then the other version on the same state; tells what it took. */
    private String replace(Instance instance, String classPath, DrillLedger ledger, SteadyLoad load) throws Exception {
        long begin = System.nanoTime();
        assertThat(instance.process().stop()).isEqualTo(128 + 15);
        LogSince log = new LogSince(instance);
        instance.withClassPath(classPath).start();
        instance.awaitReady();
        return settled(begin, log, ledger, load);
    }

    private String settled(long begin, LogSince log, DrillLedger ledger, SteadyLoad load) throws InterruptedException {
        int wanted = load.acknowledgedCount() + 5 * SAMPLES_PER_SECOND;
        RunningSystem.await("samples", () -> load.acknowledgedCount() >= wanted);
        ledger.awaitScores(load.acknowledgedCount() - SAMPLES_PER_SECOND);
        return "longest without a score " + ledger.longestGapMs(begin, System.nanoTime()) + " ms, records restored "
                + restored(log);
    }

    /** If the older version refuses what the newer one has stored, that is the outcome, and the newer one takes over again. */
    private String goBack(
            Instance instance, String oldClassPath, String newClassPath, DrillLedger ledger, SteadyLoad load)
            throws Exception {
        long begin = System.nanoTime();
        assertThat(instance.process().stop()).isEqualTo(128 + 15);
        LogSince log = new LogSince(instance);
        instance.withClassPath(oldClassPath).start();
        RunningSystem.await("the older version", () -> !instance.process().isAlive() || instance.isReady());
        if (instance.process().isAlive()) {
            return settled(begin, log, ledger, load);
        }
        assertThat(log.lines("stored state cannot be read")).isNotEmpty();
        return "refused: stored state of another version; newer again "
                + replaceEnded(instance, newClassPath, ledger, load);
    }

    private String replaceEnded(Instance instance, String classPath, DrillLedger ledger, SteadyLoad load)
            throws Exception {
        long begin = System.nanoTime();
        LogSince log = new LogSince(instance);
        instance.withClassPath(classPath).start();
        instance.awaitReady();
        return settled(begin, log, ledger, load);
    }

    private static long restored(LogSince log) {
        return log.lines("Finished restoring changelog").stream()
                .map(RESTORED::matcher)
                .flatMap(found -> found.results().map(MatchResult::group))
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
    }
}
