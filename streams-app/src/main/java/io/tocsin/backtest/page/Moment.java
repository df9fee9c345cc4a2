package io.tocsin.backtest.page;

import io.tocsin.engine.evaluation.TickInterval;

/**
 * A stretch of a recording that is worth a look from near.
 *
 * <p>Thread-safe.
 *
 * @param interval of the incident, or of the false alarm
 * @param peak the highest score in it, 1.0 = the boundary
 */
record Moment(Kind kind, TickInterval interval, double peak) {

    /** Why it is looked at. */
    enum Kind {
        FOUND("Most prominent incident found"),
        MISSED("Longest incident missed"),
        FALSE_ALARM("Loudest false alarm");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    static Moment of(Kind kind, TickInterval interval, double[] scores) {
        double peak = scores[interval.first()];
        for (int row = interval.first(); row < interval.end(); row++) {
            peak = Math.max(peak, scores[row]);
        }
        return new Moment(kind, interval, peak);
    }

    int length() {
        return interval.end() - interval.first();
    }
}
