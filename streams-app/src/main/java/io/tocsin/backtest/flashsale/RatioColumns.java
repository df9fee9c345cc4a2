package io.tocsin.backtest.flashsale;

import java.util.Set;

/**
 * Which metrics are taken as they are: shares of a whole. Of all others the logarithm is taken, as what matters is how many times as much it is.
 *
 * <p>Thread-safe.
 */
final class RatioColumns {
    private static final Set<String> RECORDED =
            Set.of("cpu_user", "cpu_sys", "cpu_iowait", "cpu_idle", "cpu_steal", "cache_hit", "err_ratio", "db_ok");

    boolean isRatio(String metric) {
        return RECORDED.contains(metric) || metric.endsWith("ratio") || metric.endsWith("utilization");
    }

    /** A column as it is learned from. */
    double[] scaled(String metric, double[] column) {
        double[] scaled = column.clone();
        for (int t = 0; t < scaled.length && !isRatio(metric); t++) {
            scaled[t] = LastValues.log(scaled[t]);
        }
        return scaled;
    }
}
