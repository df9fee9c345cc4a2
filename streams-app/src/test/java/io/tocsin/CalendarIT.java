package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cli.CliRun;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.LoadedTicks;
import io.tocsin.trainer.TopicTrainingSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarIT {
    /** So that none of the samples is too old to be true. */
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(3_600);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldBeSilentWhilePlannedAndAlertWhenThePlanIsTakenBack() throws Exception {
        try (RunningSystem system = RunningSystem.prepare(directory, Map.of("alert.limits", "memory>0.95"))) {
            system.start();
            // A bad record takes nobody along.
            system.producer
                    .send(new ProducerRecord<>(
                            system.topics.calendar().name(), "bad", "no avro".getBytes(StandardCharsets.UTF_8)))
                    .get();
            List<String> added = said(system, PlannedSilence.command("db-*", base.minusSeconds(3_600)));
            assertThat(added.get(0)).startsWith("added quiet: now, ");
            RunningSystem.await("event", () -> system.app().calendar().events().size() == 1);

            send(system, 0, 20);
            List<Score> scores = system.scores.await("scores", RunningSystem.PATIENCE, all -> all.size() == 40);
            assertThat(of("db-1", scores))
                    .hasSize(20)
                    .extracting(Score::getSilencedBy)
                    .containsOnly("quiet");
            assertThat(of("web-1", scores))
                    .hasSize(20)
                    .extracting(Score::getSilencedBy)
                    .containsOnlyNulls();
            List<Alert> alerts =
                    system.alerts.await("alert of the other", RunningSystem.PATIENCE, all -> !all.isEmpty());
            assertThat(alerts).extracting(Alert::getEntity).containsOnly("web-1");
            assertListed(system);

            assertThat(said(system, "calendar", "remove", "quiet")).containsExactly("removed quiet");
            RunningSystem.await(
                    "no event", () -> system.app().calendar().events().isEmpty());
            send(system, 20, 30);
            Alert opened = system.alerts.await("alert", RunningSystem.PATIENCE, CalendarIT::hasOfDatabase).stream()
                    .filter(alert -> alert.getEntity().equals("db-1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(opened.getState()).isEqualTo(AlertState.OPEN);
            assertThat(opened.getStartedAt()).isEqualTo(base.plusSeconds(200));

            assertImportedTwiceAndLeftOutOfTraining(system);
        }
    }

    private static void assertListed(RunningSystem system) {
        CliRun run = CliRun.of(system.commandLine("calendar", "list"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("tocsin: calendar record refused: key=bad"));
        assertThat(run.outLines())
                .hasSize(2)
                .anyMatch(line -> line.matches("now, .* left .* 8 h +once +silence +db-\\* +Quiet +quiet"));
    }

    /** What is entered afterwards counts for what has long been written. */
    private void assertImportedTwiceAndLeftOutOfTraining(RunningSystem system) throws IOException {
        Path file = Files.writeString(
                directory.resolve("ops.ics"), """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:u1
                SUMMARY:Disk swap
                DTSTART:%s
                DTEND:%s
                END:VEVENT
                BEGIN:VEVENT
                UID:u2
                DTSTART:soon
                END:VEVENT
                END:VCALENDAR
                """.formatted(ics(base.plusSeconds(50)), ics(base.plusSeconds(150))));

        CliRun first = CliRun.of(system.commandLine("calendar", "import", file.toString(), "--selector", "db-*"));
        CliRun second = CliRun.of(system.commandLine("calendar", "import", file.toString(), "--selector", "db-*"));

        assertThat(first.exitCode()).isZero();
        assertThat(first.errLines()).containsExactly("tocsin: " + file + " line 8: not a time: DTSTART=soon UID=u2");
        assertThat(first.outLines())
                .containsExactly("imported " + file + ": added=1 replaced=0 unchanged=0 removed=0 problems=1");
        assertThat(second.outLines())
                .containsExactly("imported " + file + ": added=0 replaced=0 unchanged=1 removed=0 problems=1");
        LoadedTicks loaded = new TopicTrainingSource(
                        new TopicReader(system.config.kafka().clientConfiguration()),
                        system.topics,
                        system.schemas,
                        WaveSignal.TICK_MS)
                .read("*");
        assertThat(loaded.why()).isEqualTo("10 ticks are left out for the calendar: 10 for u1 (Disk swap)");
        assertThat(loaded.leftOut()).isEqualTo(10);
        assertThat(loaded.data().ticks()).isEqualTo(50);
    }

    private static String ics(Instant time) {
        return time.toString().replaceAll("[-:]", "");
    }

    private static List<String> said(RunningSystem system, String... command) {
        CliRun run = CliRun.of(system.commandLine(command));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.outLines();
    }

    private static boolean hasOfDatabase(List<Alert> alerts) {
        return alerts.stream().anyMatch(alert -> alert.getEntity().equals("db-1"));
    }

    private static List<Score> of(String entity, List<Score> scores) {
        return scores.stream().filter(score -> score.getEntity().equals(entity)).toList();
    }

    private void send(RunningSystem system, int from, int to) {
        for (int tick = from; tick < to; tick++) {
            for (String entity : List.of("db-1", "web-1")) {
                system.send(
                        new Sample(entity, base.plusSeconds(10L * tick), Map.of("memory", 0.98), Map.of(), List.of()));
            }
        }
    }
}
