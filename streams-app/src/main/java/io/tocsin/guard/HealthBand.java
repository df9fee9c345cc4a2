package io.tocsin.guard;

import io.tocsin.registry.Health;
import java.util.Locale;
import java.util.Optional;

/**
 * How a version has to do after it was put in force; outside it is taken back.
 *
 * <pre>
 *   scores that are no numbers       none
 *   ticks beyond the boundary        at most 5 %, and at most five times the share under the version before
 *   typical error                    between a quarter and four times what it was in calibration
 * </pre>
 *
 * The second rule has both parts, for a swap in the middle of an outage finds many ticks beyond the boundary whoever judges them.
 *
 * <p>Thread-safe.
 */
final class HealthBand {
    /** Fewer judged ticks say nothing of a rate; numbers that are none need no more than one. */
    static final long LEAST_TICKS = 200;

    private static final double MAX_BEYOND_SHARE = 0.05;
    private static final double MAX_BEYOND_RATIO = 5;
    private static final double MAX_ERROR_RATIO = 4;

    private HealthBand() {}

    /**
     * Why a version has to go; empty if it may stay, or if it is too early to tell.
     *
     * @param now since it was put in force
     * @param before of the version that judged before
     */
    static Optional<String> violation(Health now, Health before) {
        if (now.nonFinite() > 0) {
            return Optional.of("scores are no numbers: ticks=" + now.nonFinite() + " of " + now.ticks());
        }
        if (now.ticks() < LEAST_TICKS) {
            return Optional.empty();
        }
        double allowed = Math.max(MAX_BEYOND_SHARE, MAX_BEYOND_RATIO * before.beyondShare());
        if (now.beyondShare() > allowed) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "too many ticks beyond the boundary: share=%.3f allowed=%.3f before=%.3f ticks=%d",
                    now.beyondShare(),
                    allowed,
                    before.beyondShare(),
                    now.ticks()));
        }
        double error = now.typicalError();
        if (error > MAX_ERROR_RATIO || error < 1 / MAX_ERROR_RATIO) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "errors are not what they were in calibration: typical=%.2f band=%.2f to %.2f ticks=%d",
                    error,
                    1 / MAX_ERROR_RATIO,
                    MAX_ERROR_RATIO,
                    now.ticks()));
        }
        return Optional.empty();
    }
}
