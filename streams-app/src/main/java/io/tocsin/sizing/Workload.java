package io.tocsin.sizing;

import java.time.Duration;
import java.util.List;

/**
 * What is to be watched, and by what network. Immutable. Thread-safe.
 *
 * @param entities at least 1
 * @param metrics of each entity, at least 1
 * @param labels of each entity, 0 for none
 * @param network what judges it
 * @param tick length of a tick
 * @param windowTicks ticks kept of each entity
 * @param shadow whether a challenger judges beside the champion
 * @param text how long names are
 */
public record Workload(
        long entities,
        int metrics,
        int labels,
        Network network,
        Duration tick,
        int windowTicks,
        boolean shadow,
        TextLengths text) {

    /**
     * A network. Thread-safe.
     *
     * @param hidden units of each layer
     * @param statesAUnit numbers that a unit carries from tick to tick: 2 of an LSTM, 1 of the others
     * @param gates sums a unit is made of: 4 of an LSTM, 3 of a GRU, 1 of a plain cell
     * @param horizonSeconds how far failures are foretold
     */
    public record Network(int layers, int hidden, int statesAUnit, int gates, List<Integer> horizonSeconds) {
        public Network {
            horizonSeconds = List.copyOf(horizonSeconds);
        }

        /** Of one step with {@code inputs} metrics, the head that forecasts them included. */
        long multiplyAdds(int inputs) {
            long first = (long) gates * hidden * (inputs + hidden);
            long others = (layers - 1L) * gates * hidden * 2L * hidden;
            return first + others + (long) hidden * (inputs + horizonSeconds.size());
        }
    }

    /**
     * Lengths of names in bytes. Thread-safe.
     *
     * @param label of a label's name and of its value, each
     * @param model of the model's name
     */
    public record TextLengths(int entity, int metric, int label, int model, int version) {
        /** {@code host/web-0001}, {@code system.memory.utilization}, {@code environment}, {@code default}, {@code 20260301-133210}. */
        public static final TextLengths USUAL = new TextLengths(13, 25, 10, 7, 15);
    }

    /** Ticks of all entities. */
    public double ticksPerSecond() {
        return entities * 1_000.0 / tick.toMillis();
    }
}
