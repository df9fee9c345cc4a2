package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.Model;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of a dozen entities as fast as it goes: faults at noon and at night, samples that come twice and too late, counters that begin anew, another model in
 * the middle of the day. What the process holds on to at the end of the day it held on to after two hours.
 */
@ExtendWith(SharedDrillBroker.class)
class TimeLapseDrillIT {
    private static final int ENTITIES = 12;
    private static final int HOURS = 24;
    private static final int FIRST_LOOK = 2;
    private static final List<Integer> LOOKS = List.of(FIRST_LOOK, 6, 12, 18, HOURS);
    private static final int SWAP_HOUR = 12;
    /** So much is on its way: always work, and no more than a consumer fetches at once. */
    private static final int TICKS_UNDER_WAY = 120;

    private static final int FAULTY_ENTITIES = 3;
    private static final List<Integer> FAULT_HOURS = List.of(4, 15);
    private static final int FAULT_TICKS = 90;
    /** Before the first of these ticks models warm up; after the last of them the day ends as it should. */
    private static final int CLEAN_TICKS = 30;

    private static final int TWICE_EVERY = 53;
    private static final int LATE_EVERY = 97;
    private static final int LATE_TICKS = 5;

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long MIB = 1024 * 1024;

    @TempDir
    Path directory;

    private final DaySignal signal = new DaySignal(ENTITIES);
    private final Sample[][] newest = new Sample[ENTITIES][LATE_TICKS + 1];
    private int twice;
    private int late;

    @Test
    void shouldHoldOnToNoMoreAtTheEndOfTheDayThanAfterTwoHours(DrillBroker broker) throws Exception {
        Model first = DaySignal.model("v1");
        Model second = DaySignal.model("v2");
        try (DrillInstallation installation = DrillInstallation.on(broker, directory)) {
            RunningSystem system = installation.system();
            system.models.publish(first);
            // More characters than that of the installation's own model: it goes first.
            system.deploy(deployment(first));
            ChangeLogs changeLogs = system.closedLast(new ChangeLogs(system.config));
            Instance instance = installation.instance("app").start();
            instance.awaitReady();
            changeLogs.compactSoon();
            long start = System.nanoTime();
            List<ProcessFigures> figures = day(system, instance, second);
            double seconds = (System.nanoTime() - start) / 1e9;
            Findings findings = assertDay(system);
            ChangeLogs.Size size = changeLogs.awaitCompacted(DEADLINE);
            DrillReport.tell(
                    "24 h in time-lapse",
                    String.format(
                            "%d entities in %.0f s: %d samples twice, %d late, %d counters begin anew, model swapped at noon",
                            ENTITIES, seconds, twice, late, signal.restarts()),
                    figures(figures) + "; change-logs " + size,
                    findings);
            assertFlat(figures.get(0), figures.get(figures.size() - 1));
        }
    }

    private static Deployment deployment(Model model) {
        return RunningSystem.deployment(model.id()).setSelector("day/*").build();
    }

    private static String figures(List<ProcessFigures> figures) {
        return IntStream.range(0, LOOKS.size())
                .mapToObj(i -> "hour " + LOOKS.get(i) + ": " + figures.get(i))
                .collect(Collectors.joining("; "));
    }

    private List<ProcessFigures> day(RunningSystem system, Instance instance, Model second) throws Exception {
        List<ProcessFigures> figures = new ArrayList<>();
        for (int tick = 0; tick < DaySignal.DAY_TICKS; tick++) {
            int sent = tick;
            if (tick % DaySignal.HOUR_TICKS == 0 && tick > 0) {
                int hour = tick / DaySignal.HOUR_TICKS;
                if (hour == SWAP_HOUR) {
                    system.models.publish(second);
                    system.deploy(deployment(second));
                }
                if (LOOKS.contains(hour)) {
                    awaitScores(system, sent);
                    figures.add(ProcessFigures.of(instance.process().pid(), instance.stateDirectory()));
                }
            }
            if (tick % (TICKS_UNDER_WAY / 2) == 0) {
                awaitScores(system, sent - TICKS_UNDER_WAY);
            }
            for (int entity = 0; entity < ENTITIES; entity++) {
                send(system, entity, tick);
            }
        }
        awaitScores(system, DaySignal.DAY_TICKS);
        figures.add(ProcessFigures.of(instance.process().pid(), instance.stateDirectory()));
        return figures;
    }

    private void send(RunningSystem system, int entity, int tick) {
        Sample sample = signal.sample(entity, tick, isFaulty(entity, tick));
        newest[entity][tick % newest[entity].length] = sample;
        system.send(sample);
        boolean messy = tick > CLEAN_TICKS && tick < DaySignal.DAY_TICKS - CLEAN_TICKS;
        if (messy && (tick + entity) % TWICE_EVERY == 0) {
            system.send(sample);
            twice++;
        }
        if (messy && (tick + entity) % LATE_EVERY == 0) {
            system.send(newest[entity][(tick + 1) % newest[entity].length]);
            late++;
        }
    }

    private static boolean isFaulty(int entity, int tick) {
        return entity < FAULTY_ENTITIES
                && FAULT_HOURS.stream()
                        .mapToInt(hour -> hour * DaySignal.HOUR_TICKS)
                        .anyMatch(begin -> tick >= begin && tick < begin + FAULT_TICKS);
    }

    private static void awaitScores(RunningSystem system, int ticks) {
        system.scores.await("scores", DEADLINE, scores -> scores.size() >= ticks * ENTITIES);
    }

    /** Everything that was sent is a tick and a score once, but for what was too late; incidents as planned. */
    private Findings assertDay(RunningSystem system) {
        List<Score> scores =
                system.scores.all().stream().map(record -> record.value()).toList();
        assertThat(scores.stream().map(score -> score.getEntity() + "@" + score.getTime()))
                .doesNotHaveDuplicates()
                .hasSize(ENTITIES * DaySignal.DAY_TICKS);
        assertThat(system.ticks.all().stream()
                        .map(record -> record.value().getEntity() + "@"
                                + record.value().getTime()))
                .doesNotHaveDuplicates()
                .hasSize(ENTITIES * DaySignal.DAY_TICKS);
        assertSwappedOnce(scores);
        // A tick is closed as soon as it has everything, so what comes twice is late, too.
        assertThat(deadLetters(system)).isEqualTo(late + twice);
        List<Alert> alerts =
                system.alerts.all().stream().map(record -> record.value()).toList();
        List<String> opened = ids(alerts, AlertState.OPEN);
        assertThat(opened).doesNotHaveDuplicates();
        assertThat(ids(alerts, AlertState.RESOLVED)).containsExactlyInAnyOrderElementsOf(opened);
        for (int fault : FAULT_HOURS) {
            Instant begin = signal.time(fault * DaySignal.HOUR_TICKS);
            Instant end = begin.plusMillis(FAULT_TICKS * DaySignal.TICK_MS);
            assertThat(alerts.stream()
                            .filter(alert -> alert.getState() == AlertState.OPEN
                                    && !alert.getStartedAt().isBefore(begin)
                                    && alert.getStartedAt().isBefore(end))
                            .map(Alert::getEntity))
                    .containsAll(IntStream.range(0, FAULTY_ENTITIES)
                            .mapToObj(DaySignal::entity)
                            .toList());
        }
        Set<String> incidents = new TreeSet<>(opened);
        return new Findings(scores.size(), 0, 0, incidents, incidents, 0, 0);
    }

    /** Each entity is judged by the one version, then by the other, and never by the first again. */
    private static void assertSwappedOnce(List<Score> scores) {
        Map<String, List<Score>> byEntity = scores.stream().collect(Collectors.groupingBy(Score::getEntity));
        assertThat(byEntity).hasSize(ENTITIES);
        byEntity.forEach((entity, of) -> {
            List<String> versions =
                    of.stream().map(score -> String.valueOf(score.getVersion())).toList();
            int swap = versions.indexOf("v2");
            assertThat(swap).as("first of v2: " + entity).isPositive();
            assertThat(versions.subList(0, swap)).containsOnly("v1");
            assertThat(versions.subList(swap, versions.size())).containsOnly("v2");
        });
    }

    private static long deadLetters(RunningSystem system) {
        try (TopicFollower<byte[]> letters = new TopicFollower<>(
                system.config.kafka().clientConfiguration(),
                system.topics.deadLetters().name(),
                new ByteArrayDeserializer())) {
            return letters.all().size();
        }
    }

    private static List<String> ids(List<Alert> alerts, AlertState state) {
        return alerts.stream()
                .filter(alert -> alert.getState() == state)
                .map(Alert::getId)
                .toList();
    }

    private static void assertFlat(ProcessFigures early, ProcessFigures late) {
        assertWithin("heap", early, late, ProcessFigures::heapBytes, 16 * MIB);
        assertWithin("direct memory", early, late, ProcessFigures::directBytes, 2 * MIB);
        assertWithin("threads", early, late, figures -> (long) figures.threads(), 4);
        assertWithin("open files", early, late, ProcessFigures::openFiles, 30);
        assertWithin("state on disk", early, late, ProcessFigures::stateBytes, 16 * MIB);
    }

    private static void assertWithin(
            String what, ProcessFigures early, ProcessFigures late, Function<ProcessFigures, Long> of, long leeway) {
        assertThat(of.apply(late))
                .as("%s: hour %d %s, hour %d %s", what, FIRST_LOOK, early, HOURS, late)
                .isLessThanOrEqualTo(of.apply(early) + leeway);
    }
}
