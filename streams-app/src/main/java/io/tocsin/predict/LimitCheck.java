package io.tocsin.predict;

import io.tocsin.config.Limit;
import io.tocsin.schemas.CrossedLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds a tick against the static limits: what guards an entity that no model judges yet.
 *
 * <p>Thread-safe.
 */
final class LimitCheck {
    private final List<Limit> limits;

    LimitCheck(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    /** The limits that {@code metrics} cross, in the order of the configuration; a missing metric crosses none. */
    List<CrossedLimit> crossed(Map<String, Float> metrics) {
        List<CrossedLimit> crossed = List.of();
        for (Limit limit : limits) {
            Float actual = metrics.get(limit.metric());
            if (actual != null && limit.isCrossedBy(actual)) {
                crossed = crossed.isEmpty() ? new ArrayList<>() : crossed;
                crossed.add(new CrossedLimit(limit.metric(), limit.side(), limit.value(), actual));
            }
        }
        return crossed;
    }
}
