package io.tocsin.engine.learning;

import java.util.List;

/**
 * Stochastic gradient descent with momentum 0.9: {@code v ← 0.9 v + g, w ← w − rate · v} (as PyTorch has it).
 *
 * <p>Confined to one thread.
 */
final class Sgd implements Optimizer {
    private static final float MOMENTUM = 0.9f;

    private final List<float[]> parameters;
    private final List<float[]> velocities;
    private int updates;

    Sgd(List<float[]> parameters) {
        this.parameters = parameters;
        this.velocities = parameters.stream().map(p -> new float[p.length]).toList();
    }

    @Override
    public void update(List<float[]> gradients, float scale, float learningRate) {
        updates++;
        for (int i = 0; i < parameters.size(); i++) {
            float[] parameter = parameters.get(i);
            float[] gradient = gradients.get(i);
            float[] velocity = velocities.get(i);
            for (int j = 0; j < parameter.length; j++) {
                velocity[j] = MOMENTUM * velocity[j] + gradient[j] * scale;
                parameter[j] -= learningRate * velocity[j];
            }
        }
    }

    @Override
    public List<float[]> memory() {
        return velocities;
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
