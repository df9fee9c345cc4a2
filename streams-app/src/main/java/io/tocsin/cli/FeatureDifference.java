package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.engine.features.AnnouncedLoad;
import io.tocsin.engine.features.Feature;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features in which two models differ: those that one of them has not, and those that are scaled in another way. Every training moves center
 * and scale a little; by less than a tenth of the scale they count as equal.
 *
 * <p>Thread-safe.
 */
final class FeatureDifference {
    private static final double SLACK = 0.1;

    private final Map<String, String> left;
    private final Map<String, String> right;
    private final Set<String> metrics;

    FeatureDifference(Model one, Model other) {
        Map<String, Feature> ones = byMetric(one);
        Map<String, Feature> others = byMetric(other);
        this.metrics = new LinkedHashSet<>(ones.keySet());
        metrics.addAll(others.keySet());
        metrics.removeIf(metric -> isSame(ones.get(metric), others.get(metric)));
        this.left = texts(ones);
        this.right = texts(others);
    }

    /** In the order of the first model, then of the second. */
    Set<String> metrics() {
        return metrics;
    }

    /** The feature in the first model; {@code absent} when it has none. */
    String left(String metric, String absent) {
        return left.getOrDefault(metric, absent);
    }

    /** The same in the second. */
    String right(String metric, String absent) {
        return right.getOrDefault(metric, absent);
    }

    /** What the second model looks at and the first does not, what is announced left out. */
    List<String> onlyRight() {
        return metrics.stream()
                .filter(metric -> right.containsKey(metric) && !left.containsKey(metric))
                .filter(metric -> !AnnouncedLoad.covers(metric))
                .toList();
    }

    private static Map<String, Feature> byMetric(Model model) {
        Map<String, Feature> features = new LinkedHashMap<>();
        for (int i = 0; i < model.features().size(); i++) {
            features.put(model.features().get(i).metric(), model.features().get(i));
        }
        return features;
    }

    private static boolean isSame(@Nullable Feature one, @Nullable Feature other) {
        if (one == null || other == null) {
            return false;
        }
        double slack = SLACK * one.scale();
        return one.transform() == other.transform()
                && Math.abs(one.center() - other.center()) < slack
                && Math.abs(one.scale() - other.scale()) < slack;
    }

    private static Map<String, String> texts(Map<String, Feature> features) {
        Map<String, String> texts = new LinkedHashMap<>();
        features.forEach((metric, feature) -> texts.put(
                metric,
                feature.transform().name().toLowerCase(Locale.ROOT) + ", center " + NumberFormat.plain(feature.center())
                        + ", scale " + NumberFormat.plain(feature.scale())));
        return texts;
    }
}
