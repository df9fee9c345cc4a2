package io.tocsin.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The highest F1 over events: {@code 2·found / (found + false + events)}. An event is found when any of its ticks is flagged; false alarms are
 * counted in blocks of consecutive normal ticks, so that flagging everything does not pay. A block begins where an event ends, and the last one
 * before the next event may be shorter. Typical block: {@value #USUAL_BLOCK_TICKS} ticks.
 *
 * <p>Thread-safe.
 */
public final class BestEventF1 {
    /** The block of the published tables. */
    public static final int USUAL_BLOCK_TICKS = 10;

    private BestEventF1() {}

    /**
     * Finds the best threshold.
     *
     * @param blockTicks 1 or above
     */
    public static BestFigure of(LabelledScores data, int blockTicks) {
        if (blockTicks < 1) {
            throw new IllegalArgumentException("block must have a tick: blockTicks=" + blockTicks);
        }
        ThresholdCurve curve = data.curve();
        int[] found = curve.reaching(data.eventPeaks());
        int[] falseAlarms = curve.reaching(blockPeaks(data, blockTicks));
        int events = data.events().size();
        return curve.best(i -> 2.0 * found[i] / (found[i] + falseAlarms[i] + events));
    }

    private static double[] blockPeaks(LabelledScores data, int blockTicks) {
        List<Double> peaks = new ArrayList<>();
        for (TickInterval normal : TickInterval.where(data.labels(), false)) {
            for (int first = normal.first(); first < normal.end(); first += blockTicks) {
                peaks.add(new TickInterval(first, Math.min(first + blockTicks, normal.end())).max(data.scores()));
            }
        }
        return peaks.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
