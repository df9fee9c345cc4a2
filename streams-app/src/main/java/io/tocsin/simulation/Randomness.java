package io.tocsin.simulation;

/**
 * A repeatable stream of random numbers: SplitMix64 (Steele, Lea, Flood 2014), and the few distributions that the simulation needs, drawn
 * cheaply because a tick draws about a thousand of them.
 *
 * <p>Confined to one thread.
 */
final class Randomness {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    /** Above these the normal approximation is within the noise of everything else here. */
    private static final double MAX_EXACT_POISSON_MEAN = 16;

    private static final int MAX_EXACT_BINOMIAL_TRIALS = 24;
    /** A sum of 64 fair bits plus one uniform number has this standard deviation. */
    private static final double BIT_SUM_DEVIATION = Math.sqrt(16 + 1.0 / 12);

    private long state;

    Randomness(long seed) {
        this.state = mix(seed);
    }

    /** An independent stream, so that one part's draws do not depend on how often another one draws. */
    Randomness fork(long name) {
        return new Randomness(state ^ mix(name * GOLDEN_GAMMA + 1));
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Uniform over the integers low to high, both included. */
    int between(int low, int high) {
        return low + (int) (uniform() * (high - low + 1));
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - uniform());
    }

    /** Standard normal out to four standard deviations or so: bits of one number, smoothed by a second one. */
    double gaussian() {
        return (Long.bitCount(nextLong()) - 32 + uniform() - 0.5) / BIT_SUM_DEVIATION;
    }

    int poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > MAX_EXACT_POISSON_MEAN) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * gaussian()));
        }
        double probability = Math.exp(-mean);
        double rest = uniform() - probability;
        int count = 0;
        while (rest >= 0 && probability > 0) {
            count++;
            probability *= mean / count;
            rest -= probability;
        }
        return count;
    }

    int binomial(int trials, double probability) {
        if (trials <= 0 || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return trials;
        }
        if (trials > MAX_EXACT_BINOMIAL_TRIALS) {
            double mean = trials * probability;
            double deviation = Math.sqrt(mean * (1 - probability));
            return (int) Math.max(0, Math.min(trials, Math.round(mean + deviation * gaussian())));
        }
        int successes = 0;
        for (int trial = 0; trial < trials; trial++) {
            successes += uniform() < probability ? 1 : 0;
        }
        return successes;
    }

    /** The whole number below or above, so that the mean is the value. */
    int round(double value) {
        int floor = (int) value;
        return floor + (uniform() < value - floor ? 1 : 0);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
