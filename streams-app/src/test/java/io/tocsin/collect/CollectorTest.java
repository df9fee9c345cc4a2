package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CollectorTest {
    private final HostIdentity identity = new HostIdentity("host/shop-01", Map.of("os", "linux"));
    private final List<Sample> samples = new ArrayList<>();
    private int reads;

    @Test
    void shouldDeliverOneSamplePerCellAfterABaseline() {
        collect(new FakePace(1_000, 0L, 3L, 0L)).run();

        assertThat(reads).isEqualTo(4);
        assertThat(sampleTimesMs()).containsExactly(19_500L, 29_503L, 39_500L);
        assertThat(samples.get(0))
                .isEqualTo(new Sample(
                        "host/shop-01",
                        Instant.ofEpochMilli(19_500),
                        Map.of("system.process.count", 2.0),
                        Map.of("os", "linux"),
                        List.of()));
    }

    @Test
    void shouldNotDriftWhenEachBeatIsLate() {
        FakePace pace = new FakePace(0, 400L, 400L, 400L);

        collect(pace).run();

        assertThat(pace.waitedForMs).containsExactly(19_500L, 29_500L, 39_500L);
    }

    @Test
    void shouldSkipTheBeatsOfASuspendAndGoOnWithTheGrid() {
        FakePace pace = new FakePace(0, 0L, 47_000L, 0L);

        Collector collector = collect(pace);
        collector.run();

        // Due at 29.5 s, woken at 76.5 s: the cells that ended at 30, 40, 50, 60 and 70 s stay empty.
        assertThat(sampleTimesMs()).containsExactly(19_500L, 79_500L);
        assertThat(collector.missedBeats()).isEqualTo(5);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void shouldSkipTheCellsDuringWhichTheSinkBlocked() {
        FakePace pace = new FakePace(0, 0L, 0L, 0L);
        Collector collector = collect(pace, sample -> {
            samples.add(sample);
            if (samples.size() == 1) {
                pace.nowMs += 25_000;
            }
        });

        collector.run();

        // Read at 19.5 s, held until 44.5 s: the cells that ended at 30 and 40 s stay empty.
        assertThat(sampleTimesMs()).containsExactly(19_500L, 49_500L);
        assertThat(collector.missedBeats()).isEqualTo(2);
    }

    @Test
    void shouldFallInWithTheGridWhenTheClockWasSetBack() {
        FakePace pace = new FakePace(100_000, 0L, -60_000L, 0L);

        collect(pace).run();

        assertThat(pace.waitedForMs).containsExactly(119_500L, 129_500L, 79_500L);
        assertThat(sampleTimesMs()).containsExactly(119_500L, 79_500L);
    }

    @Test
    void shouldGoOnAfterAReadingThatFails() {
        FakePace pace = new FakePace(0, 0L, 0L, 0L);
        Collector collector = new Collector(
                identity,
                new BeatGrid(10_000),
                () -> {
                    if (++reads == 3) {
                        throw new IllegalStateException("no /proc");
                    }
                    return Map.of("system.process.count", (double) reads);
                },
                samples::add,
                pace);

        collector.run();

        assertThat(sampleTimesMs()).containsExactly(19_500L, 39_500L);
        assertThat(collector.failures()).isEqualTo(1);
        assertThat(collector.deliveredSamples()).isEqualTo(2);
    }

    @Test
    void shouldGoOnAfterASinkThatFails() {
        Collector collector = collect(new FakePace(0, 0L, 0L), sample -> {
            samples.add(sample);
            if (samples.size() == 1) {
                throw new IllegalStateException("queue full");
            }
        });

        collector.run();

        assertThat(samples).hasSize(2);
        assertThat(collector.failures()).isEqualTo(1);
        assertThat(collector.deliveredSamples()).isEqualTo(1);
    }

    private Collector collect(Pace pace) {
        return collect(pace, samples::add);
    }

    private Collector collect(Pace pace, Consumer<Sample> sink) {
        return new Collector(
                identity, new BeatGrid(10_000), () -> Map.of("system.process.count", (double) ++reads), sink, pace);
    }

    private List<Long> sampleTimesMs() {
        return samples.stream().map(sample -> sample.getTime().toEpochMilli()).toList();
    }
}
