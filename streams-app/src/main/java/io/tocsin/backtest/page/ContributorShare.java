package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much of what was off a metric carried.
 *
 * <p>Thread-safe.
 *
 * @param feature index in the model's features
 * @param share mean over the rows asked for, 0 to 1
 */
record ContributorShare(int feature, String metric, double share) {

    /** The heaviest {@code most} of the rows that {@code isCounted} tells, the heaviest first; features in their order when there is no row. */
    static List<ContributorShare> heaviest(ReplayTrace trace, IntPredicate isCounted, int most) {
        int rows = trace.scores().length;
        double[] sums = new double[trace.model().features().size()];
        int counted = 0;
        for (int row = 0; row < rows; row++) {
            if (isCounted.test(row)) {
                counted++;
                for (int f = 0; f < sums.length; f++) {
                    sums[f] += trace.share(row, f);
                }
            }
        }
        int divisor = Math.max(1, counted);
        return IntStream.range(0, sums.length)
                .mapToObj(f ->
                        new ContributorShare(f, trace.model().features().get(f).metric(), sums[f] / divisor))
                .sorted(Comparator.comparingDouble(ContributorShare::share).reversed())
                .limit(most)
                .toList();
    }

    /** Names with shares for people. */
    static String words(List<ContributorShare> shares) {
        return shares.stream()
                .map(each -> String.format(Locale.ROOT, "%s %.0f %%", each.metric(), 100 * each.share()))
                .collect(Collectors.joining(", "));
    }

    static int[] features(List<ContributorShare> shares) {
        return shares.stream().mapToInt(ContributorShare::feature).toArray();
    }
}
