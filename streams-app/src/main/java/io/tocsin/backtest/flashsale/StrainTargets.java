package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The worst that each sign of strain comes to within each horizon: latency, work in progress, and memory that no collection frees.
 *
 * <p>Failures are rare, but every sale and every disturbance tells how near it came to one. Learning that needs no label of a failure and has something to
 * learn from at every tick.
 *
 * <p>Thread-safe.
 */
final class StrainTargets {
    private final ShopColumns columns;
    private final MemoryFloor memory;
    private final RatioColumns ratios = new RatioColumns();

    StrainTargets(ShopColumns columns, MemoryFloor memory) {
        this.columns = columns;
        this.memory = memory;
    }

    /** How many signs there are. */
    int signs() {
        return columns.strain().size() + 1;
    }

    /** {@code [ticks][horizons · signs]}, horizon by horizon; the future of a run ends with the run. */
    double[][] of(ShopRun run) {
        LastValues values = new LastValues(run);
        List<double[]> signs = new ArrayList<>();
        for (String metric : columns.strain()) {
            signs.add(ratios.scaled(metric, values.column(metric)));
        }
        signs.add(memory.strain(values.column(columns.memory())));
        double[][] targets = new double[run.size()][Horizons.TICKS.size() * signs.size()];
        for (int h = 0; h < Horizons.TICKS.size(); h++) {
            for (int s = 0; s < signs.size(); s++) {
                for (int t = 0; t < targets.length; t++) {
                    targets[t][h * signs.size() + s] = worst(signs.get(s), t, Horizons.TICKS.get(h));
                }
            }
        }
        return targets;
    }

    private static double worst(double[] sign, int tick, int horizon) {
        double worst = sign[Math.min(sign.length - 1, tick + 1)];
        for (int t = tick + 2; t <= Math.min(sign.length - 1, tick + horizon); t++) {
            worst = Math.max(worst, sign[t]);
        }
        return worst;
    }
}
