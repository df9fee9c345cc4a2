package io.tocsin.align;

import static io.tocsin.align.AlignedEntity.at;
import static io.tocsin.align.AlignedEntity.counter;
import static io.tocsin.align.AlignedEntity.delta;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.Reading;
import io.tocsin.schemas.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters as rates a second, each tick closed by a level that comes in the next one. */
class CounterRateTest {
    private final AlignedEntity web = new AlignedEntity();
    private final List<Tick> ticks = new ArrayList<>();

    @Test
    void shouldTellNoRateOfTheFirstReading() {
        send(0, counter("requests", 1_000));
        send(10, counter("requests", 1_050));
        assertThat(ticks()).as("a tick without any value is not told").hasSize(1);
        assertThat(ticks().get(0).getTime()).isEqualTo(at(10));
        assertThat(ticks().get(0).getMetrics()).isEqualTo(Map.of("requests", 5f));
    }

    @Test
    void shouldMeasureFromTheLastReadingOfEarlierTicks() {
        send(0, counter("requests", 0));
        send(4, counter("requests", 8));
        send(12, counter("requests", 24));
        send(19, counter("requests", 60));
        send(39, counter("requests", 70));
        assertThat(ticks())
                .extracting(Tick::getMetrics)
                .extracting(one -> one.get("requests"))
                .containsExactly(2f, 52f / 15, 0.5f);
        assertThat(ticks().get(2).getIrregular()).isEqualTo(Map.of("gap", 1));
    }

    @Test
    void shouldCountFromZeroAfterAReset() {
        send(0, counter("requests", 1_000));
        send(10, counter("requests", 30));
        send(20, counter("requests", 30));
        assertThat(rates()).containsExactly(3f, 0f);
        assertThat(ticks().get(0).getIrregular()).isEqualTo(Map.of("reset", 1));
    }

    @Test
    void shouldKnowAResetByItsStartWhenTheValueDoesNotShowIt() {
        send(0, counter("requests", "", 20, at(-500)));
        send(10, counter("requests", "", 30, at(4)));
        send(20, counter("requests", "", 50, at(4)));
        assertThat(rates()).containsExactly(3f, 2f);
    }

    @Test
    void shouldNotBelieveAStartThatIsAfterItsReading() {
        send(0, counter("requests", "", 20, at(-500)));
        send(10, counter("requests", "", 30, at(11)));
        assertThat(rates()).containsExactly(1f);
    }

    @Test
    void shouldTellTheMeanRateOverAShortGapAndBeginAnewAfterALongOne() {
        send(0, counter("requests", 0));
        send(300, counter("requests", 600));
        send(601, counter("requests", 900));
        send(611, counter("requests", 920));
        assertThat(rates()).containsExactly(2f, 2f);
        assertThat(ticks().get(1).getTime()).isEqualTo(at(610));
        assertThat(web.counted).containsEntry(Irregularity.COUNTER_GAP, 1);
    }

    @Test
    void shouldForgetACounterThatIsGone() {
        send(0, counter("requests", 0));
        send(10, counter("errors", 0));
        send(400, counter("errors", 5));
        send(410, counter("errors", 5));
        web.finish();
        assertThat(web.progress().counters.standings().keySet()).containsExactly(new Part("errors", ""));
    }

    @Test
    void shouldBeginAnewWhenALateReadingShowsThatTheClockWasSetBack() {
        send(0, counter("requests", 100));
        send(50, counter("requests", 110));
        send(60, counter("requests", 120));
        send(85, counter("requests", 140));
        web.send(62, counter("requests", 150));
        web.send(72, counter("requests", 160));
        send(95, counter("requests", 180));
        send(105, counter("requests", 190));
        assertThat(ticks().get(ticks().size() - 1).getMetrics()).isEqualTo(Map.of("requests", 1f));
        assertThat(rates()).allMatch(rate -> rate <= 1f);
    }

    @Test
    void shouldDivideDeltasByTheTimeThatTheyCover() {
        send(0, delta("requests", 30, at(-60)));
        send(10, delta("requests", 10, at(5)), delta("errors", 20, Instant.EPOCH));
        send(15, delta("requests", 20, at(10)), delta("errors", 10, Instant.EPOCH));
        ticks.addAll(web.finish());
        assertThat(ticks.get(0).getMetrics()).isEqualTo(Map.of("requests", 0.5f));
        assertThat(ticks.get(1).getMetrics()).isEqualTo(Map.of("requests", 3f, "errors", 3f));
    }

    @Test
    void shouldSumTheRatesOfSeriesThatAreKnown() {
        send(0, counter("requests", "a", 0, Instant.EPOCH));
        send(10, counter("requests", "a", 10, Instant.EPOCH), counter("requests", "b", 500, Instant.EPOCH));
        send(20, counter("requests", "a", 20, Instant.EPOCH), counter("requests", "b", 520, Instant.EPOCH));
        assertThat(rates()).containsExactly(1f, 3f);
    }

    private void send(double second, Reading... readings) {
        ticks.addAll(web.send(second, readings));
    }

    private List<Tick> ticks() {
        if (ticks.isEmpty() || !web.progress().open.isEmpty()) {
            ticks.addAll(web.finish());
        }
        return ticks.stream().distinct().toList();
    }

    private List<Float> rates() {
        return ticks().stream().map(tick -> tick.getMetrics().get("requests")).toList();
    }
}
