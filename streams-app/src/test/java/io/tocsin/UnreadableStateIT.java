package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.names.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that a later version wrote, on a real broker. */
class UnreadableStateIT {
    private static final byte FUTURE_FORMAT = 99;
    /** As the command makes them. */
    private static final int PARTITIONS = 6;

    private final WaveSignal signal = new WaveSignal();

    @Test
    void shouldStopInsteadOfTryingForEver(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of(), PARTITIONS)) {
            writeStateOfALaterVersion(system);
            system.start();
            system.send(signal.sample(0, 0, false));

            RunningSystem.await("stop", () -> system.app().state() == KafkaStreams.State.ERROR);
            assertThat(system.app().deaths().unreadableState().orElseThrow())
                    .hasMessage("unknown format of stored state: store=" + changelog(system)
                            + " format=99 known=3; it was written by another version");
        }
    }

    @Test
    void shouldSayInOneLineWhatAndWhereAndWhatToDo(@TempDir Path directory) throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of(), PARTITIONS)) {
            writeStateOfALaterVersion(system);
            system.send(signal.sample(0, 0, false));

            CliRun run = CliRun.of(system.commandLine("run"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errLines())
                    .filteredOn(line -> !line.contains("topic setting differs"))
                    .containsExactly(
                            "tocsin: stored state cannot be read, nothing was changed: unknown format of stored"
                                    + " state: store=" + changelog(system)
                                    + " format=99 known=3; it was written by another version; application.id="
                                    + system.config.kafka().streams().applicationId() + " state.dir=" + directory
                                    + "; start the version that wrote it, or make the state anew: see ops/runbook.md, Upgrade");
        }
    }

    private static void writeStateOfALaterVersion(RunningSystem system)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(system.config.kafka().clientConfiguration())) {
            admin.createTopics(List.of(new NewTopic(changelog(system), PARTITIONS, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        system.producer
                .send(new ProducerRecord<>(changelog(system), WaveSignal.entity(0), new byte[] {FUTURE_FORMAT, 1}))
                .get();
    }

    private static String changelog(RunningSystem system) {
        return system.config.kafka().streams().applicationId() + "-" + Names.ALIGN_ROSTER_STORE + "-changelog";
    }
}
