package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Summary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoShowTest {
    private static final Path DATA = Path.of("/data/demo");

    private final SettableClock clock = new SettableClock();

    private static final class SettableClock extends Clock {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void shouldShowStartBeforeAnythingRuns() {
        DemoShow show = new DemoShow(new DemoOptions(DATA, Optional.of(Duration.ofSeconds(90)), 6, 42), clock);
        clock.now = clock.now.plusSeconds(30);

        DemoView view = show.current();

        assertThat(view.phase()).isEqualTo(Phase.STARTING);
        assertThat(view.clock().elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(view.clock().remaining()).isEqualTo(Duration.ofMinutes(1));
        assertThat(view.clock().simulated()).isNull();
        assertThat(view.throughput().ticks()).isZero();
        assertThat(view.throughput().p50Ms()).isNaN();
        assertThat(view.model()).isNull();
        assertThat(view.fleet()).isEmpty();
        assertThat(view.feed()).isEmpty();
        assertThat(view.hints().dataDirectory()).isEqualTo("/data/demo");
        assertThat(view.hints().suggestion()).isEqualTo("./tocsin alerts --config /data/demo/tocsin.properties");
    }

    @Test
    void shouldNotCountBelowZeroWhenTimeIsOver() {
        DemoShow show = new DemoShow(new DemoOptions(DATA, Optional.of(Duration.ofSeconds(90)), 6, 42), clock);
        clock.now = clock.now.plusSeconds(95);

        assertThat(show.current().clock().remaining()).isZero();
    }

    @Test
    void shouldHaveNoEndWithoutLimit() {
        DemoShow show = new DemoShow(new DemoOptions(DATA, Optional.empty(), 6, 42), clock);

        assertThat(show.current().clock().remaining()).isNull();
    }

    @Test
    void shouldSumUpRunThatWasStoppedBeforeAnythingRan() {
        DemoShow show = new DemoShow(new DemoOptions(DATA, Optional.empty(), 6, 42), clock);
        clock.now = clock.now.plusSeconds(3);

        Summary summary = show.summary();

        assertThat(summary.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(summary.simulated()).isZero();
        assertThat(summary.ticks()).isZero();
        assertThat(summary.scores()).isZero();
        assertThat(summary.failures()).isEqualTo(new FailureTally(0, 0, null, 0));
        assertThat(summary.p50Ms()).isNaN();
        assertThat(summary.dataDirectory()).isEqualTo("/data/demo");
        assertThat(summary.next())
                .containsExactly(
                        "./tocsin demo --data /data/demo goes on where this one stopped",
                        "./tocsin demo --data /data/demo --fresh begins anew");
    }

    @Test
    void shouldStayAtStoppingWhateverTheStorySays() {
        DemoShow show = new DemoShow(new DemoOptions(DATA, Optional.empty(), 6, 42), clock);

        show.enter(Phase.STOPPING);
        show.enter(Phase.TRAINING);

        assertThat(show.current().phase()).isEqualTo(Phase.STOPPING);
    }
}
