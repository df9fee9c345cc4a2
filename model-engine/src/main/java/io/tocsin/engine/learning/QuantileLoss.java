package io.tocsin.engine.learning;

import java.util.List;

/**
 * The pinball loss (Koenker and Bassett 1978): output {@code j · levels + q} becomes the quantile of level q of target j. Two levels make the band of
 * a forecast. The mean over the known targets and the levels.
 *
 * <p>Thread-safe.
 *
 * @param levels each above 0 and below 1
 */
public record QuantileLoss(List<Float> levels) implements Loss {

    public QuantileLoss {
        levels = List.copyOf(levels);
        for (float level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("must be above 0 and below 1: level=" + level);
            }
        }
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("needs a level: levels=0");
        }
    }

    @Override
    public int targetWidth(int outputs) {
        return outputs / levels.size();
    }

    @Override
    public double of(float[] output, int from, int outputs, float[] target, int targetFrom, float[] gradient) {
        int targets = targetWidth(outputs);
        int known = 0;
        for (int j = 0; j < targets; j++) {
            known += Float.isNaN(target[targetFrom + j]) ? 0 : levels.size();
        }
        double loss = 0;
        for (int j = 0; j < outputs; j++) {
            float value = target[targetFrom + j / levels.size()];
            float level = levels.get(j % levels.size());
            float under = Float.isNaN(value) ? 0 : value - output[from + j];
            loss += under >= 0 ? level * under : (level - 1) * under;
            gradient[from + j] = Float.isNaN(value) ? 0 : (under >= 0 ? -level : 1 - level) / known;
        }
        return known == 0 ? 0 : loss / known;
    }
}
