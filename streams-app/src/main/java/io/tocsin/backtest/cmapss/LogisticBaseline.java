package io.tocsin.backtest.cmapss;

import java.util.List;

/**
 * Logistic regression on what is known at a cycle: the honest comparison, with nothing recurrent in it.
 *
 * <p>Thread-safe.
 */
record LogisticBaseline(String name, RunInputs inputs) implements FailureLearner {

    /** The baselines of the back-test, the naive rule last: the older, the nearer to its failure. */
    static List<FailureLearner> all() {
        return List.of(
                new LogisticBaseline("logistic (last cycle)", RunInputs.LEVELS),
                new LogisticBaseline("logistic (mean of 10 cycles)", RunInputs.RECENT_LEVELS),
                new LogisticBaseline(
                        "logistic (mean of 10 cycles + change + age)", RunInputs.RECENT_LEVELS_CHANGES_AGE),
                new LogisticBaseline("cycle number", RunInputs.AGE));
    }

    @Override
    public int repeats() {
        return 1;
    }

    /** The seed makes no difference. */
    @Override
    public FailureModel learn(List<ScaledRun> runs, long seed) {
        int cycles = runs.stream().mapToInt(ScaledRun::size).sum();
        float[][] rows = new float[cycles][];
        boolean[] failures = new boolean[cycles];
        int at = 0;
        for (ScaledRun run : runs) {
            float[][] known = inputs.of(run);
            for (int t = 0; t < known.length; t++) {
                rows[at] = known[t];
                failures[at++] = Protocol.isPositive(run.run().remaining(t));
            }
        }
        return new Model(inputs, new LogisticFit(rows, failures).weights());
    }

    /** Thread-safe. */
    private record Model(RunInputs inputs, double[] weights) implements FailureModel {
        @Override
        public float[] probabilities(ScaledRun run) {
            float[][] rows = inputs.of(run);
            float[] probabilities = new float[rows.length];
            for (int t = 0; t < rows.length; t++) {
                probabilities[t] = (float) LogisticFit.probability(weights, rows[t]);
            }
            return probabilities;
        }
    }
}
