package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.demo.DemoTopics.Cell;
import io.tocsin.demo.infrastructure.DirectoryLock;
import io.tocsin.demo.infrastructure.InfrastructureException;
import io.tocsin.demo.screen.view.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a demo comes depends on the machine: what is asserted holds wherever it is stopped. */
class DemoIT {
    private static final long DEADLINE_SECONDS = 180;

    @TempDir
    Path directory;

    @Test
    void shouldGoOnWhereTheDemoBeforeStopped() throws Exception {
        RecordingScreen first = run(Duration.ofSeconds(35));
        DemoPosition stopped = DemoPosition.load(directory).orElseThrow();
        DemoTopics before = DemoTopics.read(directory);

        assertThat(first.phases()).contains(Phase.STARTING, Phase.SIMULATING, Phase.STOPPING);
        assertThat(stopped.fedUntil()).isAfter(stopped.start());
        assertHealthy(before);
        if (first.phases().contains(Phase.TRAINING)) {
            assertHistoryIsScored(before, stopped.start());
        }
        boolean learned = first.phases().contains(Phase.PREDICTING);
        if (learned) {
            assertThat(before.modelKeys()).contains("artifact/shop/v1", "deployment/shop");
        }

        RecordingScreen second = run(Duration.ofSeconds(15));
        DemoPosition further = DemoPosition.load(directory).orElseThrow();
        DemoTopics after = DemoTopics.read(directory);

        assertThat(further.start()).isEqualTo(stopped.start());
        assertThat(further.fedUntil()).isAfterOrEqualTo(stopped.fedUntil());
        assertHealthy(after);
        assertGoesOn(before, after);
        if (learned) {
            assertThat(second.phases()).doesNotContain(Phase.TRAINING);
        }
    }

    private RecordingScreen run(Duration time) throws Exception {
        RecordingScreen screen = new RecordingScreen(directory);
        assertThat(Demo.run(new DemoOptions(directory, Optional.of(time), 2, 7), screen))
                .isZero();
        assertThat(screen.summary()).isNotNull();
        assertThat(screen.lines()).contains("phase    starting").anyMatch(line -> line.startsWith("Tocsin demo: "));
        awaitRelease();
        assertThat(screen.registryPid() == 0
                        || ProcessHandle.of(screen.registryPid())
                                .filter(ProcessHandle::isAlive)
                                .isEmpty())
                .as("registry is gone: pid=%d", screen.registryPid())
                .isTrue();
        return screen;
    }

    private static void assertHealthy(DemoTopics topics) {
        assertThat(topics.ticks()).isNotEmpty().allMatch(tick -> tick.time().isBefore(Instant.now()));
        assertThat(topics.scored()).isEqualTo(topics.ticks());
        assertThat(topics.refusals()).allMatch("late"::equals);
        assertThat(topics.tickSchemaIds()).hasSize(1);
    }

    /** Two shops, 8,640 ticks in a day; the last few cells may still be open, and a sample seldom is lost. */
    private static void assertHistoryIsScored(DemoTopics topics, Instant start) {
        Map<String, Long> scored = topics.scored().stream()
                .filter(Cell::isShops)
                .filter(cell -> cell.time().isBefore(start.plus(Duration.ofDays(1))))
                .collect(Collectors.groupingBy(Cell::entity, Collectors.counting()));
        assertThat(scored).hasSize(2);
        assertThat(scored.values()).allMatch(count -> count > 8_500 && count <= 8_640);
    }

    /** Nothing is lost, nothing is lived twice: an entity's new ticks are later than all that it had. */
    private static void assertGoesOn(DemoTopics before, DemoTopics after) {
        assertThat(after.ticks()).containsAll(before.ticks());
        assertThat(after.tickSchemaIds()).isEqualTo(before.tickSchemaIds());
        Map<String, Instant> newest = before.ticks().stream()
                .collect(Collectors.toMap(Cell::entity, Cell::time, (a, b) -> a.isAfter(b) ? a : b));
        Set<Cell> added = new HashSet<>(after.ticks());
        added.removeAll(before.ticks());
        assertThat(added)
                .allMatch(tick -> tick.time().isAfter(newest.getOrDefault(tick.entity(), Instant.MIN)))
                .allMatch(tick -> !tick.isShops() || newest.containsKey(tick.entity()));
    }

    @Test
    void shouldLeaveNothingBehindWhenTimeIsOverBeforeEverythingIsUp() throws Exception {
        RecordingScreen screen = run(Duration.ofMillis(500));

        assertThat(screen.phases()).contains(Phase.STARTING, Phase.STOPPING);
        assertThat(directory.resolve("registry").resolve("registry.pid")).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindWhenItCannotStart() throws Exception {
        Files.writeString(directory.resolve("simulation.properties"), "seed=many");
        RecordingScreen screen = new RecordingScreen(directory);

        assertThatThrownBy(() -> Demo.run(new DemoOptions(directory, Optional.empty(), 2, 7), screen))
                .isInstanceOf(DemoFailedException.class)
                .hasMessageStartingWith("position of the simulation is not readable: path=" + directory);
        DirectoryLock.acquire(directory).close();
        assertThat(directory.resolve("registry").resolve("registry.pid")).doesNotExist();
        assertThat(screen.summary()).isNull();
    }

    @Test
    void shouldRefuseDirectoryThatAnotherDemoUses() throws Exception {
        try (DirectoryLock other = DirectoryLock.acquire(directory)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> Demo.run(
                            new DemoOptions(directory, Optional.empty(), 2, 7), new RecordingScreen(directory)))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessage("data directory is in use: path=" + directory.toRealPath()
                            + " ; stop the other one or choose another with --data");
        }
    }

    /** A demo gives up waiting for its own end after a while; on a slow machine it may come later. */
    private void awaitRelease() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(DEADLINE_SECONDS).toNanos();
        while (true) {
            try {
                DirectoryLock.acquire(directory).close();
                return;
            } catch (InfrastructureException stillInUse) {
                assertThat(System.nanoTime())
                        .as("directory was not released: %s", stillInUse.getMessage())
                        .isLessThan(deadline);
                Thread.sleep(50);
            }
        }
    }
}
