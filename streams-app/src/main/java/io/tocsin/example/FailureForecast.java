package io.tocsin.example;

import io.tocsin.engine.evaluation.Ranking;
import java.util.Arrays;
import java.util.List;

/**
 * What one method said of each tick of runs that it had not learned from.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param method the name of the method
 * @param scores a run each, {@code [ticks]}, higher where a failure is nearer
 * @param seconds how long training took, all runs together
 */
public record FailureForecast(String method, List<float[]> scores, double seconds) {

    /** The area under the ROC curve over all runs together, ticks that are not asked for left out. */
    double aucRoc(List<float[]> targets) {
        int size = targets.stream().mapToInt(run -> run.length).sum();
        float[] asked = new float[size];
        boolean[] positives = new boolean[size];
        int count = 0;
        for (int run = 0; run < targets.size(); run++) {
            for (int t = 0; t < targets.get(run).length; t++) {
                float target = targets.get(run)[t];
                if (!Float.isNaN(target)) {
                    asked[count] = scores.get(run)[t];
                    positives[count++] = target == 1f;
                }
            }
        }
        return Ranking.aucRoc(Arrays.copyOf(asked, count), Arrays.copyOf(positives, count));
    }
}
