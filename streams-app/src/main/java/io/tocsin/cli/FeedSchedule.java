package io.tocsin.cli;

import java.util.List;

/**
 * When each row is sent, and how much later than recorded its sample is.
 *
 * <p>With a shift, the sample of the last row has the time at which it is sent, so that nothing is ever from the future; played slower than recorded,
 * that of the first row has.
 *
 * <p>Thread-safe.
 *
 * @param speed how fast it is played
 * @param firstMs time of the first row, milliseconds of the epoch
 * @param startMs when playing begins
 * @param laterMs what is added to the times of the rows; 0 without a shift
 */
record FeedSchedule(FeedSpeed speed, long firstMs, long startMs, long laterMs) {

    /** For rows in the order of their times, of which there is at least one. */
    static FeedSchedule of(List<FeedRow> rows, FeedSpeed speed, long startMs, boolean isShifted) {
        long firstMs = rows.get(0).timeMs();
        long recordedMs = rows.get(rows.size() - 1).timeMs() - firstMs;
        long ahead = Math.min(0, speed.playedMs(recordedMs) - recordedMs);
        return new FeedSchedule(speed, firstMs, startMs, isShifted ? startMs + ahead - firstMs : 0);
    }

    /** When the row's sample is sent, milliseconds of the epoch. */
    long sendAtMs(FeedRow row) {
        return startMs + speed.playedMs(row.timeMs() - firstMs);
    }
}
