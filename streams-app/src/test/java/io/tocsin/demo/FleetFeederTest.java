package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFeederTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DemoPosition BEGINNING = new DemoPosition(7, 2, START, START);

    private final Sink sink = new Sink();

    @TempDir
    Path directory;

    /** Takes everything; remembers how much of it there was at the last flush. */
    private static final class Sink implements FleetSink {
        final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Label> labels = new ConcurrentLinkedQueue<>();
        volatile int flushed;

        @Override
        public void publish(Sample sample) {
            samples.add(sample);
        }

        @Override
        public void publish(Label label) {
            labels.add(label);
        }

        @Override
        public void flush() {
            flushed = samples.size();
        }

        List<Instant> times() {
            return samples.stream().map(Sample::getTime).toList();
        }
    }

    @Test
    void shouldFeedHistoryAndSaveWhereItStandsOnceAllIsStored() throws Exception {
        FleetFeeder feeder = feeder(BEGINNING, NOON);

        feeder.feedHistory(START.plus(Duration.ofHours(1)));

        assertThat(feeder.simulatedTime()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(sink.samples.size()).isBetween(700, 720);
        assertThat(sink.times()).allMatch(time -> time.isAfter(START));
        assertThat(sink.flushed).isEqualTo(sink.samples.size());
        assertThat(DemoPosition.load(directory))
                .contains(new DemoPosition(7, 2, START, START.plus(Duration.ofHours(1))));
    }

    @Test
    void shouldFeedNoHistoryFromTheFuture() throws Exception {
        FleetFeeder feeder = feeder(BEGINNING, START.plusSeconds(605));

        feeder.feedHistory(START.plus(Duration.ofHours(1)));

        assertThat(feeder.simulatedTime()).isEqualTo(START.plusSeconds(600));
        assertThat(sink.times()).isNotEmpty().noneMatch(time -> time.isAfter(START.plusSeconds(605)));
    }

    @Test
    void shouldMeetTheClockAndThenWaitForIt() throws Exception {
        FleetFeeder feeder = feeder(BEGINNING, START.plusSeconds(65));

        try (LiveFeeding feeding = LiveFeeding.start(feeder)) {
            awaitSimulatedTime(feeder, START.plusSeconds(60));
            feeding.requireFeeding();
        }

        // Seconds later it would have been the turn of the tick that ends at 70, if the clock had gone on.
        assertThat(feeder.simulatedTime()).isEqualTo(START.plusSeconds(60));
        assertThat(feeder.timeLapse()).isEqualTo(1);
        assertThat(sink.times()).isNotEmpty().noneMatch(time -> time.isAfter(START.plusSeconds(65)));
    }

    @Test
    void shouldGoOnWithTheSameLifeWithoutTellingOfItAgain() throws Exception {
        FleetFeeder unbroken = feeder(BEGINNING, NOON);
        unbroken.feedHistory(START.plusSeconds(2_000));
        List<Sample> expected = sink.samples.stream()
                .filter(sample -> sample.getTime().isAfter(START.plusSeconds(1_000)))
                .toList();
        sink.samples.clear();

        FleetFeeder resumed = feeder(BEGINNING.fedUntil(START.plusSeconds(1_000)), NOON);
        resumed.resume();
        assertThat(sink.samples).isEmpty();
        resumed.feedHistory(START.plusSeconds(2_000));

        assertThat(sink.samples.stream()
                        .filter(sample -> sample.getTime().isAfter(START.plusSeconds(1_000)))
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void shouldTellOfFailuresAsTheyGoOnAndLabelThemWhenTheyEnded() throws Exception {
        ConcurrentLinkedQueue<String> failing = new ConcurrentLinkedQueue<>();
        FleetFeeder feeder = new FleetFeeder(
                BEGINNING,
                directory,
                sink,
                Clock.fixed(START.plus(Duration.ofDays(3)), ZoneOffset.UTC),
                failure -> failing.add(failure.entity() + failure.start()));

        feeder.feedHistory(START.plus(Duration.ofDays(1)));

        assertThat(sink.labels).isNotEmpty();
        assertThat(failing)
                .containsAll(sink.labels.stream()
                        .map(label -> label.getEntity() + label.getStart())
                        .toList());
    }

    @Test
    void shouldStopWhenInterruptedAndKnowWhereItStands() throws IOException {
        FleetFeeder feeder = feeder(BEGINNING, NOON);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> feeder.feedHistory(NOON)).isInstanceOf(InterruptedException.class);
        feeder.save();

        assertThat(DemoPosition.load(directory)).contains(BEGINNING);
    }

    private FleetFeeder feeder(DemoPosition position, Instant now) {
        return new FleetFeeder(position, directory, sink, Clock.fixed(now, ZoneOffset.UTC), failure -> {});
    }

    private static void awaitSimulatedTime(FleetFeeder feeder, Instant time) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (feeder.simulatedTime().isBefore(time) || feeder.timeLapse() != 1) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
