package io.tocsin.backtest.cmapss;

/**
 * What a model sees of an engine at each cycle. Nothing looks ahead: what stands at a cycle comes from that cycle and those before.
 *
 * <p>Thread-safe.
 */
enum RunInputs {
    /** The sensors' levels. */
    LEVELS {
        @Override
        float[][] of(ScaledRun run) {
            return run.levels();
        }
    },
    /** The mean of the sensors' levels over the last 10 cycles. */
    RECENT_LEVELS {
        @Override
        float[][] of(ScaledRun run) {
            return recentMean(run.levels());
        }
    },
    /** The number of the cycle, in hundreds. */
    AGE {
        @Override
        float[][] of(ScaledRun run) {
            float[][] inputs = new float[run.size()][1];
            for (int t = 0; t < inputs.length; t++) {
                inputs[t][0] = age(t);
            }
            return inputs;
        }
    },
    /**
     * The sensors' levels, their changes since the engine's own first cycles, and its age. No two engines leave the factory alike: a level may be
     * wear in one and normal in another, the change tells them apart.
     */
    LEVELS_CHANGES_AGE {
        @Override
        float[][] of(ScaledRun run) {
            return levelsChangesAge(run);
        }
    },
    /** The mean over the last 10 cycles of all of {@link #LEVELS_CHANGES_AGE}. */
    RECENT_LEVELS_CHANGES_AGE {
        @Override
        float[][] of(ScaledRun run) {
            return recentMean(levelsChangesAge(run));
        }
    };

    private static final int RECENT_CYCLES = 10;
    private static final int FIRST_CYCLES = 20;

    /** {@code [cycles][inputs]}. */
    abstract float[][] of(ScaledRun run);

    private static float age(int t) {
        return (t + 1) / 100f - 1;
    }

    private static float[][] levelsChangesAge(ScaledRun run) {
        int sensors = run.sensors();
        float[][] inputs = new float[run.size()][2 * sensors + 1];
        double[] first = new double[sensors];
        for (int t = 0; t < inputs.length; t++) {
            for (int k = 0; k < sensors; k++) {
                float level = run.levels()[t][k];
                first[k] += t < FIRST_CYCLES ? (level - first[k]) / (t + 1) : 0;
                inputs[t][k] = level;
                inputs[t][sensors + k] = (float) (level - first[k]);
            }
            inputs[t][2 * sensors] = age(t);
        }
        return inputs;
    }

    private static float[][] recentMean(float[][] rows) {
        float[][] means = new float[rows.length][rows[0].length];
        for (int t = 0; t < rows.length; t++) {
            int from = Math.max(0, t + 1 - RECENT_CYCLES);
            for (int k = 0; k < means[t].length; k++) {
                double sum = 0;
                for (int i = from; i <= t; i++) {
                    sum += rows[i][k];
                }
                means[t][k] = (float) (sum / (t + 1 - from));
            }
        }
        return means;
    }
}
