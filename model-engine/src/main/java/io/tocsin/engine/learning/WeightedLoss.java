package io.tocsin.engine.learning;

/**
 * A loss that counts more or less than those of the other heads.
 *
 * <p>Thread-safe.
 *
 * @param weight what it counts beside a loss as it is, above 0
 */
public record WeightedLoss(Loss loss, float weight) implements Loss {

    public WeightedLoss {
        if (!(weight > 0) || Float.isInfinite(weight)) {
            throw new IllegalArgumentException("must be finite and above 0: weight=" + weight);
        }
    }

    @Override
    public int targetWidth(int outputs) {
        return loss.targetWidth(outputs);
    }

    @Override
    public double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient) {
        double unweighted = loss.of(output, from, outputs, target, targetFrom, gradient);
        for (int j = from; j < from + outputs; j++) {
            gradient[j] *= weight;
        }
        return weight * unweighted;
    }
}
