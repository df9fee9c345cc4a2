package io.tocsin.engine.training;

/**
 * What the two heads are trained on, with its gradient.
 *
 * <ul>
 *   <li>Forecast: the Huber loss with δ = 1 (quadratic for small errors, linear for large ones, so that rare spikes do not drive the training),
 *       averaged over the features that are there.
 *   <li>Failure: the cross-entropy of the softmax over the two states, each class with its weight.
 * </ul>
 *
 * <p>Thread-safe.
 *
 * @param failureShare weight of the failure loss beside the forecast's
 * @param failureWeight weight of a tick before a failure; one of the others counts 1
 */
record Loss(float failureShare, float failureWeight) {

    /**
     * The forecast's loss.
     *
     * @param forecast {@code [features]}
     * @param target {@code [features]}, NaN where missing
     * @param gradient {@code [features]}, receives the derivative by the forecast
     */
    static double forecast(float[] forecast, float[] target, float[] gradient) {
        int present = 0;
        for (float value : target) {
            present += Float.isNaN(value) ? 0 : 1;
        }
        double loss = 0;
        for (int f = 0; f < target.length; f++) {
            float error = Float.isNaN(target[f]) ? 0 : forecast[f] - target[f];
            float size = Math.abs(error);
            loss += size <= 1 ? 0.5 * error * error : size - 0.5;
            gradient[f] = present == 0 ? 0 : Math.max(-1, Math.min(1, error)) / present;
        }
        return present == 0 ? 0 : loss / present;
    }

    /**
     * The failure head's loss.
     *
     * @param logits {@code [2]}
     * @param gradient {@code [2]}, receives the derivative by the logits
     */
    double failure(float[] logits, FailureTarget target, float[] gradient) {
        if (target == FailureTarget.UNKNOWN) {
            gradient[0] = 0;
            gradient[1] = 0;
            return 0;
        }
        boolean failure = target == FailureTarget.FAILURE;
        double difference = (double) logits[1] - logits[0];
        double probability = 1 / (1 + Math.exp(-difference));
        double weight = failureShare * (failure ? failureWeight : 1);
        gradient[1] = (float) (weight * (probability - (failure ? 1 : 0)));
        gradient[0] = -gradient[1];
        // log(1 + eᶻ) without overflow, z the logit against the truth.
        double z = failure ? -difference : difference;
        return weight * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
    }
}
