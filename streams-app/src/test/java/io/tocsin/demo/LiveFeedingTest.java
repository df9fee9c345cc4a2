package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.schemas.Label;
import io.tocsin.schemas.Sample;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFeedingTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Kafka that is gone. */
    private static final class BrokenSink implements FleetSink {
        @Override
        public void publish(Sample sample) {
            throw new IllegalStateException("broker is gone");
        }

        @Override
        public void publish(Label label) {
            throw new IllegalStateException("broker is gone");
        }

        @Override
        public void flush() {}
    }

    @Test
    void shouldTellTheStoryWhenItCannotFeedAnyMore(@TempDir Path directory) {
        FleetFeeder feeder = new FleetFeeder(
                new DemoPosition(7, 2, START, START),
                directory,
                new BrokenSink(),
                Clock.fixed(START.plusSeconds(3_600), ZoneOffset.UTC),
                failure -> {});
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();

        try (LiveFeeding feeding = LiveFeeding.start(feeder)) {
            assertThatThrownBy(() -> {
                        while (System.nanoTime() < deadline) {
                            feeding.requireFeeding();
                            Thread.sleep(5);
                        }
                    })
                    .isInstanceOf(DemoFailedException.class)
                    .hasMessage("simulated shops stand still: reason=java.lang.IllegalStateException: broker is gone");
        }
        assertThat(feeder.simulatedTime()).isEqualTo(START);
    }

    @Test
    void shouldStopEvenForWhoIsInterruptedHimself(@TempDir Path directory) {
        FleetFeeder feeder = new FleetFeeder(
                new DemoPosition(7, 2, START, START),
                directory,
                new BrokenSink(),
                Clock.fixed(START, ZoneOffset.UTC),
                failure -> {});
        LiveFeeding feeding = LiveFeeding.start(feeder);
        Thread.currentThread().interrupt();

        feeding.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(feeding::requireFeeding).hasMessageContaining("InterruptedException");
    }
}
