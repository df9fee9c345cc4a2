package io.tocsin.engine.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
 *
 * <p>Confined to one thread.
 */
final class Adam implements Optimizer {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final List<float[]> parameters;
    private final List<float[]> firstMoments;
    private final List<float[]> secondMoments;
    private int updates;

    Adam(List<float[]> parameters) {
        this.parameters = parameters;
        this.firstMoments = parameters.stream().map(p -> new float[p.length]).toList();
        this.secondMoments = parameters.stream().map(p -> new float[p.length]).toList();
    }

    @Override
    public void update(List<float[]> gradients, float scale, float learningRate) {
        updates++;
        float rate = (float) (learningRate / (1 - Math.pow(BETA_1, updates)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(BETA_2, updates)));
        for (int i = 0; i < parameters.size(); i++) {
            float[] m = firstMoments.get(i);
            float[] v = secondMoments.get(i);
            update(parameters.get(i), gradients.get(i), m, v, scale, rate, correction);
        }
    }

    private static void update(
            float[] parameter, float[] gradient, float[] m, float[] v, float scale, float rate, float correction) {
        for (int j = 0; j < parameter.length; j++) {
            float g = gradient[j] * scale;
            m[j] = BETA_1 * m[j] + (1 - BETA_1) * g;
            v[j] = BETA_2 * v[j] + (1 - BETA_2) * g * g;
            parameter[j] -= rate * m[j] / ((float) Math.sqrt(v[j]) * correction + EPSILON);
        }
    }

    @Override
    public List<float[]> memory() {
        List<float[]> memory = new ArrayList<>(firstMoments);
        memory.addAll(secondMoments);
        return memory;
    }

    @Override
    public int updates() {
        return updates;
    }

    @Override
    public void resume(int updatesBefore) {
        updates = updatesBefore;
    }
}
