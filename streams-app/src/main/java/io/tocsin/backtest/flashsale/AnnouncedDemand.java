package io.tocsin.backtest.flashsale;

import io.tocsin.example.Announcement;
import io.tocsin.example.ShopRun;

/**
 * How much load the announced sales let expect: a sale brings the first early visitors a little before it opens, all of them {@value #FULL_TICKS} ticks
 * after, and ends slowly. What is announced later than a tick is not known at it.
 *
 * <p>Thread-safe.
 */
final class AnnouncedDemand {
    private static final double EARLY_TICKS = 12;
    private static final double EARLY_SHARE = 0.15;
    private static final double FULL_TICKS = 20;
    private static final double END_TICKS = 45;
    private static final double DECAY_TICKS = 10;
    /** An announcement beyond that is taken as a guess gone wrong. */
    private static final double MAX_MULTIPLE = 20;

    private AnnouncedDemand() {}

    /**
     * {@code [ticks][LONGEST + 1]}: for each tick the logarithm of the multiple of the usual load expected 0, 1, … ticks later, 0 where nothing is known.
     */
    static double[][] of(ShopRun run) {
        double[][] demand = new double[run.size()][Horizons.LONGEST + 1];
        for (Announcement sale : run.announcements()) {
            double log = Math.log(Math.max(1, Math.min(MAX_MULTIPLE, sale.multiple())));
            for (int t = Math.max(0, sale.knownFrom()); t < demand.length; t++) {
                for (int ahead = 0; ahead < demand[t].length; ahead++) {
                    demand[t][ahead] = Math.max(demand[t][ahead], log * share(t + ahead - sale.start()));
                }
            }
        }
        return demand;
    }

    private static double share(double sinceStart) {
        if (sinceStart < -EARLY_TICKS) {
            return 0;
        }
        if (sinceStart < 0) {
            return EARLY_SHARE * (1 + sinceStart / EARLY_TICKS);
        }
        if (sinceStart < FULL_TICKS) {
            return EARLY_SHARE + (1 - EARLY_SHARE) * sinceStart / FULL_TICKS;
        }
        return sinceStart < END_TICKS ? 1 : Math.exp((END_TICKS - sinceStart) / DECAY_TICKS);
    }

    /** The most within the first so many ticks. */
    static double most(double[] demand, int ticks) {
        double most = 0;
        for (int ahead = 1; ahead <= ticks; ahead++) {
            most = Math.max(most, demand[ahead]);
        }
        return most;
    }
}
