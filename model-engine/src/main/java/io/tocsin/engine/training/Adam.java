package io.tocsin.engine.training;

import java.util.List;

/**
 * Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, after clipping the gradient by its global norm: {@code g ← g · min(1, θ/‖g‖)}
 * (Pascanu et al. 2013).
 *
 * <p>Confined to one thread.
 */
final class Adam {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final List<float[]> parameters;
    private final List<float[]> gradients;
    private final List<float[]> firstMoments;
    private final List<float[]> secondMoments;
    private final float clipNorm;
    private int step;

    /** Updates {@code parameters} by {@code gradients}, arrays of the same lengths in the same order. */
    Adam(List<float[]> parameters, List<float[]> gradients, float clipNorm) {
        this.parameters = parameters;
        this.gradients = gradients;
        this.firstMoments = parameters.stream().map(p -> new float[p.length]).toList();
        this.secondMoments = parameters.stream().map(p -> new float[p.length]).toList();
        this.clipNorm = clipNorm;
    }

    /**
     * One update; leaves the gradients at zero.
     *
     * @param divisor what the gradients are sums over
     * @return the norm of the gradient before clipping, not finite when training has diverged: then nothing was changed
     */
    double update(float learningRate, int divisor) {
        double norm = norm() / divisor;
        if (!Double.isFinite(norm)) {
            return norm;
        }
        step++;
        float scale = (float) (Math.min(1, clipNorm / Math.max(norm, 1e-12)) / divisor);
        float rate = (float) (learningRate * Math.sqrt(1 - Math.pow(BETA_2, step)) / (1 - Math.pow(BETA_1, step)));
        for (int i = 0; i < parameters.size(); i++) {
            update(parameters.get(i), gradients.get(i), firstMoments.get(i), secondMoments.get(i), scale, rate);
        }
        return norm;
    }

    private static void update(float[] parameter, float[] gradient, float[] m, float[] v, float scale, float rate) {
        for (int j = 0; j < parameter.length; j++) {
            float g = gradient[j] * scale;
            m[j] = BETA_1 * m[j] + (1 - BETA_1) * g;
            v[j] = BETA_2 * v[j] + (1 - BETA_2) * g * g;
            parameter[j] -= rate * m[j] / ((float) Math.sqrt(v[j]) + EPSILON);
            gradient[j] = 0;
        }
    }

    private double norm() {
        double sum = 0;
        for (float[] gradient : gradients) {
            for (float g : gradient) {
                sum += (double) g * g;
            }
        }
        return Math.sqrt(sum);
    }
}
