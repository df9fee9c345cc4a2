package io.tocsin.alert;

import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.LimitSide;
import java.util.Comparator;
import java.util.List;

/**
 * How far beyond their limits metrics are, as a level with 1.0 at the limit:
 *
 * <pre>
 *   above a limit l > 0    actual / l             above a limit l ≤ 0                   1 + (actual − l)
 *   below a limit l        l / actual             below, where one of them is ≤ 0       1 + (l − actual)
 * </pre>
 *
 * Held at 100: a free share of nearly nothing is bad enough. The level is 0 while no limit is crossed, so that an incident resolves when all metrics
 * are within for long enough; a disk that was cleared down to just under its limit is not alarmed about for ever.
 *
 * <p>Thread-safe.
 */
final class LimitLevels {
    private static final float MAX_LEVEL = 100f;

    private LimitLevels() {}

    /** The level of the worst; 0 when there is none. */
    static float worst(List<CrossedLimit> crossed) {
        float worst = 0;
        for (CrossedLimit one : crossed) {
            worst = Math.max(worst, level(one));
        }
        return worst;
    }

    /** The worst first: what came, the limit in place of what was expected, its share in the levels. */
    static List<Contributor> contributors(List<CrossedLimit> crossed) {
        double sum = crossed.stream().mapToDouble(LimitLevels::level).sum();
        return crossed.stream()
                .sorted(Comparator.comparingDouble(LimitLevels::level).reversed())
                .map(one ->
                        new Contributor(one.getMetric(), one.getActual(), one.getLimit(), (float) (level(one) / sum)))
                .toList();
    }

    private static float level(CrossedLimit crossed) {
        float limit = crossed.getLimit();
        float actual = crossed.getActual();
        boolean isAbove = crossed.getSide() == LimitSide.ABOVE;
        boolean isRatio = isAbove ? limit > 0 : limit > 0 && actual > 0;
        float ratio = isAbove ? actual / limit : limit / actual;
        float level = isRatio ? ratio : 1 + Math.abs(actual - limit);
        // A limit is crossed by the smallest difference there is; its ratio must not be rounded below the boundary.
        return Math.max(1f, Math.min(MAX_LEVEL, level));
    }
}
