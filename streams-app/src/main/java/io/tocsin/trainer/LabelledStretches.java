package io.tocsin.trainer;

import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What people said of stretches, beside the failures: anomalies, which no model is to learn as normal, and false alarms, which were normal after all.
 *
 * <p>Thread-safe: immutable.
 *
 * @param anomalies in the order in which they were told
 * @param falseAlarms the same
 */
public record LabelledStretches(List<Stretch> anomalies, List<Stretch> falseAlarms) {

    /**
     * Ticks of one entity.
     *
     * @param firstTick the first
     * @param endTick after the last
     */
    public record Stretch(String entity, long firstTick, long endTick) {

        static Stretch of(Label label, long tickDurationMs) {
            long first = Math.floorDiv(label.getStart().toEpochMilli(), tickDurationMs);
            long end = Math.floorDiv(label.getEnd().toEpochMilli() + tickDurationMs - 1, tickDurationMs);
            return new Stretch(label.getEntity(), first, Math.max(first + 1, end));
        }

        private boolean holds(String other, long tick) {
            return entity.equals(other) && firstTick <= tick && tick < endTick;
        }
    }

    public LabelledStretches {
        anomalies = List.copyOf(anomalies);
        falseAlarms = List.copyOf(falseAlarms);
    }

    /** The anomalies and false alarms of these labels. */
    static LabelledStretches of(List<Label> labels, long tickDurationMs) {
        return new LabelledStretches(
                of(labels, LabelKind.ANOMALY, tickDurationMs), of(labels, LabelKind.FALSE_ALARM, tickDurationMs));
    }

    private static List<Stretch> of(List<Label> labels, LabelKind kind, long tickDurationMs) {
        return labels.stream()
                .filter(label -> label.getKind() == kind)
                .map(label -> Stretch.of(label, tickDurationMs))
                .toList();
    }

    /** What is left of {@code data} without the anomalies; empty when nothing is. The windows end and begin anew around them, as at a gap. */
    public Optional<TrainingData> withoutAnomalies(TrainingData data) {
        List<TickSeries> normal = new ArrayList<>();
        for (TickSeries one : data.series()) {
            TickSeries left = withoutAnomalies(one);
            if (left.size() > 0) {
                normal.add(left);
            }
        }
        return normal.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainingData(data.tickDurationMs(), normal, data.failures()));
    }

    private TickSeries withoutAnomalies(TickSeries one) {
        List<Stretch> own = anomalies.stream()
                .filter(stretch -> stretch.entity().equals(one.entity()))
                .toList();
        if (own.isEmpty()) {
            return one;
        }
        int[] kept = IntStream.range(0, one.size())
                .filter(i -> own.stream().noneMatch(stretch -> stretch.holds(one.entity(), one.tick(i))))
                .toArray();
        long[] ticks = Arrays.stream(kept).mapToLong(one::tick).toArray();
        float[][] rows = Arrays.stream(kept).mapToObj(one::row).toArray(float[][]::new);
        return new TickSeries(one.entity(), one.metrics(), ticks, rows);
    }
}
