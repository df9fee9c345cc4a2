package io.tocsin.retraining;

import io.tocsin.engine.training.FailureInterval;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.trainer.LabelledStretches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes out of recorded ticks what a model should not learn to be normal: the incidents, with some ticks on each side.
 *
 * <p>Three kinds of incident stay. Those that somebody called a false alarm: they were normal, and are to be learned. Those of an entity that drifts, from where the drift began: they are the new normal, for which the training is made. And
 * those around a known failure: what goes before it is what the failure head learns from, and the trainer itself leaves the failing ticks out of the
 * forecast.
 *
 * <p>Thread-safe as long as the incidents are not changed.
 */
final class CleanTicks {
    /** A score is smoothed: it rises a little after the trouble does. */
    static final int MARGIN_TICKS = 6;

    private final IncidentLog incidents;
    private final Map<String, Long> driftSince;
    private final int horizonTicks;
    private final List<LabelledStretches.Stretch> falseAlarms;

    /**
     * Of these incidents.
     *
     * @param driftSince since which tick each entity drifts that does
     * @param horizonTicks how far ahead failures are foretold at most
     * @param falseAlarms what people said of incidents
     */
    CleanTicks(
            IncidentLog incidents,
            Map<String, Long> driftSince,
            int horizonTicks,
            List<LabelledStretches.Stretch> falseAlarms) {
        this.incidents = incidents;
        this.driftSince = driftSince;
        this.horizonTicks = horizonTicks;
        this.falseAlarms = List.copyOf(falseAlarms);
    }

    /** What is clean of {@code data} from {@code fromTick} on; empty when nothing is. */
    Optional<TrainingData> of(TrainingData data, long fromTick) {
        List<TickSeries> clean = new ArrayList<>();
        for (TickSeries one : data.series()) {
            TickSeries kept = clean(one, fromTick, data.failures());
            if (kept.size() > 0) {
                clean.add(kept);
            }
        }
        return clean.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainingData(data.tickDurationMs(), clean, data.failures()));
    }

    private TickSeries clean(TickSeries one, long fromTick, List<FailureInterval> failures) {
        List<IncidentLog.Stretch> cuts = cuts(one.entity(), failures);
        int[] kept = IntStream.range(0, one.size())
                .filter(i -> one.tick(i) >= fromTick)
                .filter(i -> cuts.stream().noneMatch(cut -> cut.overlaps(one.tick(i), one.tick(i) + 1)))
                .toArray();
        long[] ticks = Arrays.stream(kept).mapToLong(one::tick).toArray();
        float[][] rows = Arrays.stream(kept).mapToObj(one::row).toArray(float[][]::new);
        return new TickSeries(one.entity(), one.metrics(), ticks, rows);
    }

    private List<IncidentLog.Stretch> cuts(String entity, List<FailureInterval> failures) {
        long newNormal = driftSince.getOrDefault(entity, Long.MAX_VALUE);
        List<IncidentLog.Stretch> cuts = new ArrayList<>();
        for (IncidentLog.Stretch incident : incidents.of(entity)) {
            boolean stays = failures.stream().anyMatch(failure -> isOf(failure, entity, incident))
                    || falseAlarms.stream().anyMatch(alarm -> isOf(alarm, entity, incident));
            if (!stays) {
                long end = incident.endTick() == Long.MAX_VALUE ? Long.MAX_VALUE : incident.endTick() + MARGIN_TICKS;
                cuts.add(new IncidentLog.Stretch(incident.firstTick() - MARGIN_TICKS, Math.min(end, newNormal)));
            }
        }
        return cuts;
    }

    private static boolean isOf(LabelledStretches.Stretch alarm, String entity, IncidentLog.Stretch incident) {
        return alarm.entity().equals(entity) && incident.overlaps(alarm.firstTick(), alarm.endTick());
    }

    private boolean isOf(FailureInterval failure, String entity, IncidentLog.Stretch incident) {
        return failure.entity().equals(entity)
                && incident.overlaps(failure.firstTick() - horizonTicks, failure.endTick() + MARGIN_TICKS);
    }
}
