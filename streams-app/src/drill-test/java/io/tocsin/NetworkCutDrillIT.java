package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on hosts of their own; the cable of one is pulled for longer than its session and its transactions last, then put in again. It does not know that
 * others have taken over, and must not publish what they have published.
 */
class NetworkCutDrillIT {
    private static final String NAME = "network cut";
    private static final int ENTITIES = 60;
    private static final int FAULTY = 5;
    private static final int SAMPLES_PER_SECOND = 300;
    private static final Duration CUT = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void shouldTakeOverFromACutOffInstanceThatPublishesNothingTwiceWhenItIsBack() throws Exception {
        Optional<String> obstacle = Bridge.obstacle();
        obstacle.ifPresent(reason -> DrillReport.skipped(NAME, reason));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        try (Bridge bridge = new Bridge();
                DrillBroker broker = DrillBroker.startOn(directory.resolve("broker"), Bridge.ADDRESS);
                DrillInstallation installation = DrillInstallation.on(broker, directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String stayingHost = bridge.connect("staying");
            String cutHost = bridge.connect("cut");
            Instance staying = onHost(installation, broker, stayingHost);
            Instance cut = onHost(installation, broker, cutHost);
            String group = installation.system().config.kafka().streams().applicationId();
            RunningSystem.await("both to work", () -> working(admin, group) == 2);
            DrillLedger ledger = installation.ledger();
            SteadyLoad load = installation.load(ENTITIES, SAMPLES_PER_SECOND);
            load.makeFaulty(FAULTY);
            ledger.awaitOpened(FAULTY);
            LogSince log = new LogSince(cut);

            long pulled = System.nanoTime();
            bridge.cut(cutHost);
            Thread.sleep(CUT.toMillis());
            int membersWhileCut = working(admin, group);
            String probes = probes(cutHost, cut);
            long mended = System.nanoTime();
            bridge.mend(cutHost);
            RunningSystem.await("the cut one to work again", () -> working(admin, group) == 2);
            long returnMs = (System.nanoTime() - mended) / 1_000_000;
            CalmEnd.await(load, SAMPLES_PER_SECOND, ledger);

            Findings findings = ledger.against(load);
            DrillReport.tell(
                    NAME,
                    "cable of one of two hosts pulled for " + CUT.toSeconds() + " s",
                    "longest without a score " + ledger.longestGapMs(pulled, mended) + " ms; when it was back "
                            + ledger.longestGapMs(mended, Long.MAX_VALUE) + " ms; it worked again after " + returnMs
                            + " ms; its probes while cut: " + probes + "; its log " + log.summary(),
                    findings);
            findings.requireExactlyOnce();
            assertThat(membersWhileCut)
                    .as("instances that work while one is cut off")
                    .isEqualTo(1);
            assertThat(staying.process().isAlive()).isTrue();
            assertThat(cut.process().isAlive()).isTrue();
        }
    }

    private static Instance onHost(DrillInstallation installation, DrillBroker broker, String host) throws Exception {
        Instance instance = installation
                .instance(host)
                .with("bootstrap.servers", broker.outsideBootstrapServers())
                .with("schema.registry.url", broker.outsideRegistryUrl())
                .withCommandPrefix(Bridge.on(host));
        return instance.start();
    }

    /** Members of the group that have partitions, by instance: the client id begins with the process id of Kafka Streams. */
    private static int working(Admin admin, String group) {
        try {
            return (int) admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .map(member -> member.host())
                    .distinct()
                    .count();
        } catch (ExecutionException e) {
            // The group is not there yet, or its coordinator moves.
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String probes(String host, Instance instance) {
        return "/livez " + status(host, instance, "/livez") + ", /readyz " + status(host, instance, "/readyz");
    }

    /** Asked on that host itself, which nobody else reaches. */
    private static String status(String host, Instance instance, String path) {
        return Bridge.run(
                "ip",
                "netns",
                "exec",
                host,
                "curl",
                "-s",
                "-m",
                "5",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                instance.address().resolve(path).toString());
    }
}
