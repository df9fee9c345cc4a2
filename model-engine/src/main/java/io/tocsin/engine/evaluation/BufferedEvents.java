package io.tocsin.engine.evaluation;

import java.util.List;

/**
 * Events with a buffer around them in which a flag still counts, the less the farther away.
 *
 * <p>For a buffer of w ticks the soft label is {@code √(1 − d/w)} at a distance of d = 1 … ⌊w/2⌋ ticks from the event and 0 beyond; where buffers
 * overlap they add up to at most 1. Only the ticks in the buffers are visited, so the cost is events · w.
 *
 * <p>Confined to one thread: it keeps scratch memory.
 */
final class BufferedEvents {
    private final List<TickInterval> events;
    private final boolean[] labels;
    private final ThresholdLevels levels;
    /** Soft labels outside the events; all 0 between two calls. */
    private final double[] soft;

    BufferedEvents(LabelledScores data, ThresholdLevels levels) {
        this.events = data.events();
        this.labels = data.labels();
        this.levels = levels;
        this.soft = new double[labels.length];
    }

    /** The sum of the soft labels outside the events that are flagged at each threshold. */
    double[] flaggedMass(int buffer) {
        int reach = buffer / 2;
        for (int distance = 1; distance <= reach; distance++) {
            double weight = Math.sqrt(1 - (double) distance / buffer);
            for (TickInterval event : events) {
                add(event.first() - distance, weight);
                add(event.end() - 1 + distance, weight);
            }
        }
        double[] mass = new double[levels.count()];
        for (TickInterval event : events) {
            collect(Math.max(event.first() - reach, 0), event.first(), mass);
            collect(event.end(), Math.min(event.end() + reach, soft.length), mass);
        }
        for (int k = 1; k < mass.length; k++) {
            mass[k] += mass[k - 1];
        }
        return mass;
    }

    private void add(int tick, double weight) {
        if (tick >= 0 && tick < soft.length && !labels[tick]) {
            soft[tick] += weight;
        }
    }

    private void collect(int first, int end, double[] mass) {
        for (int t = first; t < end; t++) {
            mass[levels.of(t)] += Math.min(soft[t], 1);
            // A tick in two buffers counts once.
            soft[t] = 0;
        }
    }

    /** The share of buffered events, overlapping ones merged, of which any tick is flagged at each threshold. */
    double[] foundShare(int buffer) {
        int reach = buffer / 2;
        double[] found = new double[levels.count()];
        int merged = 0;
        for (int e = 0; e < events.size(); merged++) {
            int lowest = lowestLevel(events.get(e), reach);
            int end = events.get(e).end() + reach;
            for (e++; e < events.size() && events.get(e).first() - reach < end; e++) {
                lowest = Math.min(lowest, lowestLevel(events.get(e), reach));
                end = events.get(e).end() + reach;
            }
            found[lowest]++;
        }
        double sum = 0;
        for (int k = 0; k < found.length; k++) {
            sum += found[k];
            found[k] = sum / merged;
        }
        return found;
    }

    private int lowestLevel(TickInterval event, int reach) {
        int lowest = levels.count();
        int end = Math.min(event.end() + reach, labels.length);
        for (int t = Math.max(event.first() - reach, 0); t < end; t++) {
            lowest = Math.min(lowest, levels.of(t));
        }
        return lowest;
    }
}
