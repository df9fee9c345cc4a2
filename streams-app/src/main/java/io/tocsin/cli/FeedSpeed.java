package io.tocsin.cli;

/**
 * How fast a recording is played.
 *
 * <p>Thread-safe.
 *
 * @param factor times real time, positive; infinite for as fast as Kafka takes it
 */
record FeedSpeed(double factor) {
    /** What an operator writes for it. */
    static final String MAX_WORD = "max";

    static final FeedSpeed MAX = new FeedSpeed(Double.POSITIVE_INFINITY);

    FeedSpeed {
        if (Double.isNaN(factor) || factor <= 0) {
            throw new IllegalArgumentException("speed must be above 0: speed=" + factor);
        }
    }

    /** What a stretch of the recording takes, in milliseconds. */
    long playedMs(long recordedMs) {
        return Math.round(recordedMs / factor);
    }
}
