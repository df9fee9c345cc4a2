package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the stream when its broker ends, is killed, is away, or is there and does nothing, while incidents are open. */
class BrokerDrillIT {
    private static final int ENTITIES = 60;
    private static final int FAULTY = 5;
    private static final int SAMPLES_PER_SECOND = 300;
    private static final Duration AWAY = Duration.ofSeconds(60);
    /** By then the broker has ended all transactions that it knows of. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(12);
    /** Of an instance, a minute; each of a dozen clients may say that it is cut off, and that it is back. */
    private static final int LOG_LINES_AT_MOST = 100;

    @TempDir
    Path directory;

    /** Something that is done to the broker; when it returns the broker answers again. */
    private interface Outage {
        void happen(DrillBroker broker) throws Exception;
    }

    @Test
    void shouldGoOnWhenTheBrokerIsStoppedAndStartedAgain() throws Exception {
        drill("broker restarted", "SIGTERM, started again at once", broker -> {
            int unused = broker.broker().stop();
            broker.startBroker();
        });
    }

    @Test
    void shouldGoOnWhenTheBrokerIsKilledAndStartedAgain() throws Exception {
        drill("broker killed", "kill -9, started again at once", broker -> {
            broker.broker().kill();
            broker.startBroker();
        });
    }

    @Test
    void shouldGoOnWhenTheBrokerWasAwayForAMinute() throws Exception {
        drill("broker away", "kill -9, started again after 60 s", broker -> {
            broker.broker().kill();
            Thread.sleep(AWAY.toMillis());
            broker.startBroker();
        });
    }

    @Test
    void shouldGoOnWhenTheBrokerDidNothingForAMinute() throws Exception {
        drill("broker halted", "SIGSTOP for 60 s, its connections stay open", broker -> {
            broker.broker().pause();
            Thread.sleep(AWAY.toMillis());
            broker.broker().resume();
            broker.awaitBroker();
        });
    }

    private void drill(String name, String done, Outage outage) throws Exception {
        try (DrillBroker broker = DrillBroker.start(directory.resolve("broker"));
                DrillInstallation installation = DrillInstallation.on(broker, directory, Map.of())) {
            Instance first = installation.instance("first").start();
            Instance second = installation.instance("second").start();
            first.awaitReady();
            second.awaitReady();
            DrillLedger ledger = installation.ledger();
            SteadyLoad load = installation.load(ENTITIES, SAMPLES_PER_SECOND);
            load.makeFaulty(FAULTY);
            ledger.awaitOpened(FAULTY);

            LogSince firstLog = new LogSince(first);
            LogSince secondLog = new LogSince(second);
            long down = System.nanoTime();
            ProbeWatch probes = new ProbeWatch(first);
            outage.happen(broker);
            long up = System.nanoTime();
            probes.stop();
            ledger.awaitScores(ledger.scoreCount() + 10 * SAMPLES_PER_SECOND);
            Thread.sleep(HANGS_AFTER.toMillis());
            int hanging = HangingTransactions.end(
                    installation.system().config.kafka().clientConfiguration(),
                    installation.system().config.kafka().topicPrefix());
            CalmEnd.await(load, SAMPLES_PER_SECOND, ledger);

            long awayMs = (up - down) / 1_000_000;
            long gapMs = ledger.longestGapMs(down, up);
            Findings findings = ledger.against(load);
            DrillReport.tell(
                    name,
                    done,
                    "no answer for " + awayMs + " ms, scores of all partitions again " + (gapMs - awayMs)
                            + " ms later; hanging transactions of Kafka's, ended by hand " + hanging
                            + "; producer gave up " + load.refusedCount() + "; probes " + probes + "; log "
                            + firstLog.summary() + " and " + secondLog.summary(),
                    findings);
            findings.requireExactlyOnce();
            assertThat(probes.isLiveThroughout()).as("a restart would not help").isTrue();
            assertThat(firstLog.troubleCount()).as(firstLog.mostOften()).isLessThan(LOG_LINES_AT_MOST);
            assertThat(secondLog.troubleCount()).as(secondLog.mostOften()).isLessThan(LOG_LINES_AT_MOST);
        }
    }
}
