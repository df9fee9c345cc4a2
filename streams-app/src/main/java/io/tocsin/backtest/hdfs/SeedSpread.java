package io.tocsin.backtest.hdfs;

import io.tocsin.backtest.FigureRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdicts of all seeds as one row a detector: the mean of each figure, and how far perplexity and F1 spread.
 *
 * <p>Confined to one thread.
 */
final class SeedSpread {
    private static final List<String> SPREAD = List.of("perplexity", "f1");

    private final Map<String, List<Map<String, Double>>> figures = new LinkedHashMap<>();

    void add(Verdicts verdicts) {
        figures.computeIfAbsent(verdicts.detector(), detector -> new ArrayList<>())
                .add(verdicts.figures());
    }

    List<FigureRow> rows(String series) {
        return figures.entrySet().stream()
                .map(detector -> new FigureRow(series, detector.getKey(), merge(detector.getValue())))
                .toList();
    }

    private static Map<String, Double> merge(List<Map<String, Double>> seeds) {
        Map<String, Double> merged = new LinkedHashMap<>();
        for (String figure : seeds.get(0).keySet()) {
            merged.put(
                    figure,
                    seeds.stream()
                            .mapToDouble(seed -> seed.get(figure))
                            .average()
                            .orElse(Double.NaN));
        }
        for (String figure : SPREAD) {
            double max =
                    seeds.stream().mapToDouble(seed -> seed.get(figure)).max().orElse(Double.NaN);
            double min =
                    seeds.stream().mapToDouble(seed -> seed.get(figure)).min().orElse(Double.NaN);
            merged.put(figure + "_spread", max - min);
        }
        return merged;
    }
}
