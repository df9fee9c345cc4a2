package io.tocsin.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of announced sales at each tick, as columns beside the metrics: ticks to the next one, how many times the usual load it is to bring,
 * and ticks since the last one was to begin.
 *
 * <p>Thread-safe.
 */
final class ScheduleColumns {
    static final List<String> NAMES =
            List.of("sale.announced.ticks_to", "sale.announced.multiple", "sale.announced.ticks_since");

    /** A sale that is farther away says nothing of the horizon. */
    private static final int FAR = 60;

    private ScheduleColumns() {}

    /** The names of all columns. */
    static List<String> names(ShopRun run) {
        List<String> names = new ArrayList<>(run.metrics());
        names.addAll(NAMES);
        return names;
    }

    /** {@code [ticks][metrics + 3]}; what was announced later than a tick is not in it. */
    static float[][] beside(ShopRun run) {
        float[][] rows = new float[run.size()][];
        for (int t = 0; t < rows.length; t++) {
            int metrics = run.rows()[t].length;
            rows[t] = Arrays.copyOf(run.rows()[t], metrics + NAMES.size());
            rows[t][metrics] = FAR;
            rows[t][metrics + 1] = 1;
            rows[t][metrics + 2] = FAR;
            for (Announcement one : run.announcements()) {
                if (one.knownFrom() <= t) {
                    add(one, t, rows[t], metrics);
                }
            }
        }
        return rows;
    }

    private static void add(Announcement one, int t, float[] row, int at) {
        int ticksTo = one.start() - t;
        if (ticksTo >= 0 && ticksTo < row[at]) {
            row[at] = ticksTo;
            row[at + 1] = (float) one.multiple();
        }
        if (ticksTo < 0 && -ticksTo < row[at + 2]) {
            row[at + 2] = -ticksTo;
        }
    }
}
