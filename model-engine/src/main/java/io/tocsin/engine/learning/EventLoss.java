package io.tocsin.engine.learning;

/**
 * The cross-entropy of the sigmoid of each output by itself, the mean over the targets that are known; a target is 1 where the event comes and 0
 * where not.
 *
 * <p>Thread-safe.
 *
 * @param eventWeights {@code [outputs]}, what an event of each output counts beside a non-event's 1; a single one holds for all outputs. Nobody writes
 *     to the array.
 */
public record EventLoss(float... eventWeights) implements Loss {

    public EventLoss {
        for (float weight : eventWeights) {
            if (!(weight > 0) || Float.isInfinite(weight)) {
                throw new IllegalArgumentException("must be finite and above 0: eventWeight=" + weight);
            }
        }
    }

    @Override
    public double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient) {
        int known = 0;
        for (int j = 0; j < outputs; j++) {
            known += Float.isNaN(target[targetFrom + j]) ? 0 : 1;
        }
        double loss = 0;
        for (int j = 0; j < outputs; j++) {
            float truth = target[targetFrom + j];
            if (Float.isNaN(truth)) {
                gradient[from + j] = 0f;
                continue;
            }
            boolean isEvent = truth >= 0.5f;
            double weight = isEvent ? eventWeights[eventWeights.length == 1 ? 0 : j] : 1;
            double logit = output[from + j];
            double z = isEvent ? -logit : logit;
            // log(1 + eᶻ) without overflow.
            loss += weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
            gradient[from + j] = (float) (weight * (1 / (1 + Math.exp(-logit)) - (isEvent ? 1 : 0)) / known);
        }
        return known == 0 ? 0 : loss / known;
    }
}
