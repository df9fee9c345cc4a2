package io.tocsin.backtest.flashsale;

import java.util.ArrayList;
import java.util.List;

/**
 * Baselines (ii) to (iv): logistic regression of the failure in the horizon on the inputs of one tick, the penalty chosen by cross-validation inside the
 * training part: the one with the best mean average precision over {@value #INNER_BLOCKS} blocks.
 *
 * <p>Confined to one thread.
 */
final class LogisticBaseline implements Detector {
    /** From strong to weak, so that each begins where the last one ended. */
    private static final double[] PENALTIES = {100, 10, 1, 0.1, 0.01};

    private static final int INNER_BLOCKS = 4;
    private static final double MAX_INPUT = 8;

    private final BaselineInputs kind;

    LogisticBaseline(BaselineInputs kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind.title();
    }

    @Override
    public Judgement judge(Recording recording, Fold fold) {
        List<double[][]> inputs = recording.runs().stream().map(kind::of).toList();
        List<List<float[]>> heldOut = new ArrayList<>();
        List<List<float[]>> scores = new ArrayList<>();
        for (int horizon : Horizons.TICKS) {
            List<float[]> targets = recording.targets(horizon);
            Fold asked = new Fold(fold.training().asked(targets), fold.judged());
            List<List<List<float[]>>> byPenalty = byPenalty(inputs, targets, asked);
            int best =
                    best(byPenalty.stream().map(all -> all.get(all.size() - 1)).toList(), targets, asked);
            heldOut.add(byPenalty.get(best).get(INNER_BLOCKS));
            scores.add(train(inputs, targets, asked.training()).get(best));
        }
        return new Judgement(heldOut, scores);
    }

    /** For each penalty what each inner block's training gave, and last all inner blocks joined. */
    private static List<List<List<float[]>>> byPenalty(List<double[][]> inputs, List<float[]> targets, Fold asked) {
        List<List<List<float[]>>> byPenalty = new ArrayList<>();
        for (int p = 0; p < PENALTIES.length; p++) {
            byPenalty.add(new ArrayList<>());
        }
        List<Fold> inner = asked.inner(INNER_BLOCKS);
        for (Fold one : inner) {
            List<List<float[]>> trained = train(inputs, targets, one.training());
            for (int p = 0; p < PENALTIES.length; p++) {
                byPenalty.get(p).add(trained.get(p));
            }
        }
        for (List<List<float[]>> parts : byPenalty) {
            parts.add(Scores.join(inner.stream().map(Fold::judged).toList(), parts));
        }
        return byPenalty;
    }

    private static int best(List<List<float[]>> joined, List<float[]> targets, Fold asked) {
        int best = 0;
        double bestPrecision = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < PENALTIES.length; p++) {
            double sum = 0;
            int blocks = 0;
            for (Fold one : asked.inner(INNER_BLOCKS)) {
                RankedTicks ticks = RankedTicks.of(joined.get(p), targets, one.judged());
                double precision = ticks.averagePrecision();
                if (!Double.isNaN(precision)) {
                    sum += precision;
                    blocks++;
                }
            }
            if (blocks > 0 && sum / blocks > bestPrecision) {
                bestPrecision = sum / blocks;
                best = p;
            }
        }
        return best;
    }

    /** For each penalty the logits of all ticks. */
    private static List<List<float[]>> train(List<double[][]> inputs, List<float[]> targets, TickMask training) {
        double[][] rows = Masked.rows(inputs, training);
        boolean[] events = Scores.events(targets, training);
        Standardiser scale = new Standardiser(rows, MAX_INPUT);
        double[][] scaled = scale.apply(rows);
        double[] weights = new double[rows[0].length + 1];
        List<List<float[]>> all = new ArrayList<>();
        for (double penalty : PENALTIES) {
            weights = PenalisedLogistic.fit(scaled, events, penalty, weights);
            double[] fitted = weights;
            all.add(inputs.stream().map(run -> logits(run, scale, fitted)).toList());
        }
        return all;
    }

    private static float[] logits(double[][] rows, Standardiser scale, double[] weights) {
        float[] logits = new float[rows.length];
        for (int t = 0; t < logits.length; t++) {
            logits[t] = (float) PenalisedLogistic.apply(weights, scale.apply(rows[t]));
        }
        return logits;
    }
}
