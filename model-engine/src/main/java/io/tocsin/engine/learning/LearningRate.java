package io.tocsin.engine.learning;

/**
 * The step size of the optimiser and how it changes.
 *
 * <p>Thread-safe.
 *
 * @param initial above 0
 */
public record LearningRate(float initial, Schedule schedule) {

    /** How it changes from the start (0) to the end (1) of training. */
    public enum Schedule {
        CONSTANT {
            @Override
            double factor(double done) {
                return 1;
            }
        },
        /** Down to a tenth along a cosine (Loshchilov and Hutter 2017). */
        COSINE {
            @Override
            double factor(double done) {
                return 0.1 + 0.45 * (1 + Math.cos(Math.PI * done));
            }
        },
        /** A tenth after a half, a hundredth after three quarters. */
        STEPS {
            @Override
            double factor(double done) {
                return done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
            }
        },
        /** Up from a tenth in the first tenth, then along the cosine. */
        WARM_UP_COSINE {
            @Override
            double factor(double done) {
                return done < 0.1 ? 0.1 + 9 * done : COSINE.factor((done - 0.1) / 0.9);
            }
        };

        abstract double factor(double done);
    }

    public LearningRate {
        if (!(initial > 0) || Float.isInfinite(initial)) {
            throw new IllegalArgumentException("must be finite and above 0: learningRate=" + initial);
        }
    }

    public static LearningRate constant(float rate) {
        return new LearningRate(rate, Schedule.CONSTANT);
    }

    public static LearningRate cosine(float initial) {
        return new LearningRate(initial, Schedule.COSINE);
    }

    /** The rate when {@code done}, 0 to 1, of the training is done. */
    public float at(double done) {
        return (float) (initial * schedule.factor(done));
    }
}
