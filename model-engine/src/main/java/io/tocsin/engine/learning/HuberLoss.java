package io.tocsin.engine.learning;

/**
 * Quadratic for errors up to δ and linear beyond (Huber 1964), so that rare spikes do not drive the training; the mean over the targets that are
 * known. With an infinite δ it is half the mean squared error.
 *
 * <p>Thread-safe.
 *
 * @param delta above 0
 */
public record HuberLoss(float delta) implements Loss {

    public HuberLoss {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("must be above 0: delta=" + delta);
        }
    }

    /** Half the mean squared error. */
    public static HuberLoss squared() {
        return new HuberLoss(Float.POSITIVE_INFINITY);
    }

    @Override
    public double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient) {
        int known = 0;
        for (int j = 0; j < outputs; j++) {
            known += Float.isNaN(target[targetFrom + j]) ? 0 : 1;
        }
        double loss = 0;
        for (int j = 0; j < outputs; j++) {
            float value = target[targetFrom + j];
            float error = Float.isNaN(value) ? 0 : output[from + j] - value;
            float size = Math.abs(error);
            loss += size <= delta ? 0.5 * error * error : delta * (size - 0.5 * delta);
            gradient[from + j] = known == 0 ? 0 : Math.max(-delta, Math.min(delta, error)) / known;
        }
        return known == 0 ? 0 : loss / known;
    }
}
