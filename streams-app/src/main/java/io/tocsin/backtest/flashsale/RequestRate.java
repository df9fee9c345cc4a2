package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.List;

/**
 * Baseline (i): the load is the score.
 *
 * <p>Thread-safe.
 */
final class RequestRate implements Detector {
    @Override
    public String name() {
        return "(i) requests/s";
    }

    @Override
    public Judgement judge(Recording recording, Fold fold) {
        List<float[]> load =
                recording.runs().stream().map(run -> load(recording, run)).toList();
        List<List<float[]>> all = Horizons.TICKS.stream().map(horizon -> load).toList();
        return new Judgement(all, all);
    }

    private static float[] load(Recording recording, ShopRun run) {
        float[] load = new float[run.size()];
        LastValues values = new LastValues(run);
        for (String metric : recording.columns().load()) {
            double[] column = values.column(metric);
            for (int t = 0; t < load.length; t++) {
                load[t] += (float) column[t];
            }
        }
        return load;
    }
}
