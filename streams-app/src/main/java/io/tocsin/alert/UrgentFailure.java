package io.tocsin.alert;

import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import java.util.Optional;

/**
 * Of the horizons of a score the one to act on.
 *
 * <p>Thread-safe.
 */
public final class UrgentFailure {
    private UrgentFailure() {}

    /** None when the score says nothing of failures. */
    public static Optional<FailureRisk> of(Score score) {
        Integer urgent = score.getUrgentHorizonSeconds();
        return score.getFailures().stream()
                .filter(risk -> urgent != null && risk.getHorizonSeconds() == urgent)
                .findFirst();
    }
}
