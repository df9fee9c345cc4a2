package io.tocsin.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.training.FailureInterval;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.trainer.LabelledStretches;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Incidents open after 3 of 5 ticks beyond and resolve after 6 calm ones; the recording is of the ticks 0 to 199. */
class CleanTicksTest {
    private static final long ALL = Long.MIN_VALUE;

    private final IncidentLog incidents =
            new IncidentLog(TocsinConfig.defaults().alert(), Scores.TICK_MS);

    @Test
    void shouldTakeIncidentsOutWithAMargin() {
        take("a", 0, 100, 0.4f);
        take("a", 100, 120, 1.5f);
        take("a", 120, 200, 0.4f);
        assertThat(incidents.of("a")).containsExactly(new IncidentLog.Stretch(100, 126));

        TickSeries clean = clean(Map.of(), List.of(), ALL).series().get(0);
        assertThat(clean.ticks()).containsExactly(ticks(0, 94, 132, 200));
        assertThat(clean.row(94)).containsExactly(132f);
    }

    @Test
    void shouldTakeAnOpenIncidentOutToTheEnd() {
        take("a", 0, 150, 0.4f);
        take("a", 150, 200, 1.5f);
        assertThat(clean(Map.of(), List.of(), ALL).series().get(0).ticks()).containsExactly(ticks(0, 144));
    }

    @Test
    void shouldLearnWhatAnEntityHasDriftedTo() {
        take("a", 0, 60, 1.5f);
        take("a", 60, 150, 0.4f);
        take("a", 150, 200, 1.5f);
        assertThat(clean(Map.of("a", 151L), List.of(), ALL).series().get(0).ticks())
                .as("but not an older incident, nor how it got there")
                .containsExactly(ticks(72, 144, 151, 200));
    }

    @Test
    void shouldKeepWhatGoesBeforeAKnownFailure() {
        take("a", 0, 100, 0.4f);
        take("a", 100, 120, 1.5f);
        take("a", 120, 200, 0.4f);
        List<FailureInterval> failure = List.of(new FailureInterval("a", 140, 150));
        assertThat(clean(Map.of(), failure, ALL).ticks()).isEqualTo(200);
        List<FailureInterval> later = List.of(new FailureInterval("a", 170, 180));
        assertThat(clean(Map.of(), later, ALL).ticks()).isEqualTo(162);
        List<FailureInterval> ofAnother = List.of(new FailureInterval("b", 140, 150));
        assertThat(clean(Map.of(), ofAnother, ALL).ticks()).isEqualTo(162);
    }

    @Test
    void shouldLearnWhatSomebodyCalledAFalseAlarm() {
        take("a", 0, 100, 0.4f);
        take("a", 100, 120, 1.5f);
        take("a", 120, 160, 0.4f);
        take("a", 160, 180, 1.5f);
        take("a", 180, 200, 0.4f);
        CleanTicks cleaning = new CleanTicks(
                incidents,
                Map.of(),
                30,
                List.of(new LabelledStretches.Stretch("a", 100, 101), new LabelledStretches.Stretch("b", 160, 180)));
        assertThat(cleaning.of(recording(List.of()), ALL)
                        .orElseThrow()
                        .series()
                        .get(0)
                        .ticks())
                .containsExactly(ticks(0, 154, 192, 200));
    }

    @Test
    void shouldBeginWhereItIsTold() {
        assertThat(clean(Map.of(), List.of(), 150).series().get(0).ticks()).containsExactly(ticks(150, 200));
        assertThat(new CleanTicks(incidents, Map.of(), 30, List.of()).of(recording(List.of()), 200))
                .isEmpty();
    }

    @Test
    void shouldForgetIncidentsWhoseTicksAreGone() {
        take("a", 0, 20, 1.5f);
        take("a", 20, 40, 0.4f);
        incidents.forgetBefore(25);
        assertThat(incidents.of("a")).hasSize(1);
        incidents.forgetBefore(26);
        assertThat(incidents.of("a")).isEmpty();
    }

    private void take(String entity, long from, long to, float score) {
        for (long tick = from; tick < to; tick++) {
            incidents.add(Scores.of(entity, tick, score));
        }
    }

    private TrainingData clean(Map<String, Long> driftSince, List<FailureInterval> failures, long fromTick) {
        return new CleanTicks(incidents, driftSince, 30, List.of())
                .of(recording(failures), fromTick)
                .orElseThrow();
    }

    private static TrainingData recording(List<FailureInterval> failures) {
        long[] ticks = ticks(0, 200);
        float[][] rows = new float[ticks.length][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i;
        }
        return new TrainingData(Scores.TICK_MS, List.of(new TickSeries("a", List.of("cpu"), ticks, rows)), failures);
    }

    /** From each first to before each end. */
    private static long[] ticks(long... bounds) {
        LongStream all = LongStream.empty();
        for (int i = 0; i < bounds.length; i += 2) {
            all = LongStream.concat(all, LongStream.range(bounds[i], bounds[i + 1]));
        }
        return all.toArray();
    }
}
