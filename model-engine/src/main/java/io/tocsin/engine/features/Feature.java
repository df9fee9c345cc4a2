package io.tocsin.engine.features;

/**
 * One metric as the network sees it: {@code (transform(raw) − center) / scale}.
 *
 * <p>Thread-safe.
 *
 * @param metric name of the metric
 * @param center mean of the transformed training values
 * @param scale their standard deviation, floored so that a flat metric does not turn noise into deviations; above 0
 */
public record Feature(String metric, Transform transform, float center, float scale) {

    public Feature {
        if (metric.isEmpty()) {
            throw new IllegalArgumentException("metric of a feature must not be empty");
        }
        if (!Float.isFinite(center)) {
            throw new IllegalArgumentException("must be finite: center of " + metric + "=" + center);
        }
        if (!Float.isFinite(scale) || scale <= 0) {
            throw new IllegalArgumentException("must be finite and above 0: scale of " + metric + "=" + scale);
        }
    }

    /** Whether the network sees it without ever forecasting it, and nobody scores it. */
    public boolean isContext() {
        return transform.isContext();
    }

    /** From the metric's own unit to the network's; NaN stays NaN, but for a context, of which it says that there is none. */
    public float encode(float raw) {
        return (transform.apply(raw) - center) / scale;
    }

    /** From the network's unit back to the metric's own. */
    public float decode(float encoded) {
        return transform.invert(encoded * scale + center);
    }
}
