package io.tocsin.engine.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test, two-sided: could paired differences such as those of two detectors on the same series be symmetric around 0
 * (Wilcoxon 1945; Demšar 2006 for why this one)?
 *
 * <p>Differences of 0 are dropped, the others ranked by size with mean ranks for ties; W is the smaller one of the sums of the positive and of the
 * negative ranks. Up to {@value #MAX_EXACT} differences without ties p is exact: {@code 2 · P(W' ≤ W)} over all 2ⁿ signs. Else normal:
 * {@code z = (W − n(n+1)/4) / √((n(n+1)(2n+1) − Σ(t³−t)/2) / 24)} with t the lengths of the ties and no correction for continuity, as in SciPy.
 *
 * <p>Thread-safe.
 *
 * @param pairs differences that are not 0
 * @param statistic W
 * @param pValue 0 to 1
 * @param exact whether p is exact
 */
public record WilcoxonSignedRank(int pairs, double statistic, double pValue, boolean exact) {
    private static final int MAX_EXACT = 25;

    /**
     * Tests {@code first[i] − second[i]}.
     *
     * @param first finite
     * @param second finite, as many as {@code first}
     * @throws IllegalArgumentException when a number is not finite, when no difference is left, or when the lengths differ
     */
    public static WilcoxonSignedRank of(double[] first, double[] second) {
        double[] differences = differences(first, second);
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        double positive = 0;
        for (double difference : differences) {
            positive += difference > 0 ? rank(sizes, difference) : 0;
        }
        int n = sizes.length;
        double statistic = Math.min(positive, n * (n + 1) / 2.0 - positive);
        double ties = ties(sizes);
        boolean exact = n <= MAX_EXACT && ties == 0;
        return new WilcoxonSignedRank(n, statistic, exact ? exact(n, statistic) : normal(n, statistic, ties), exact);
    }

    private static double[] differences(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "values must come in pairs: first=" + first.length + " second=" + second.length);
        }
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .filter(difference -> difference != 0)
                .toArray();
        if (differences.length == 0) {
            throw new IllegalArgumentException("no pair differs: pairs=" + first.length);
        }
        for (double difference : differences) {
            if (!Double.isFinite(difference)) {
                throw new IllegalArgumentException("difference must be finite: difference=" + difference);
            }
        }
        return differences;
    }

    private static double rank(double[] sizes, double difference) {
        double size = Math.abs(difference);
        int below = 0;
        int equal = 0;
        for (double other : sizes) {
            below += other < size ? 1 : 0;
            equal += other == size ? 1 : 0;
        }
        return below + (equal + 1) / 2.0;
    }

    /** {@code Σ (t³ − t)}, 0 without ties. */
    private static double ties(double[] sizes) {
        double sum = 0;
        for (int i = 0; i < sizes.length; ) {
            int first = i;
            while (i < sizes.length && sizes[i] == sizes[first]) {
                i++;
            }
            double length = i - first;
            sum += length * length * length - length;
        }
        return sum;
    }

    private static double exact(int n, double statistic) {
        int ranks = n * (n + 1) / 2;
        double[] ways = new double[ranks + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = ranks; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        double tail = 0;
        for (int sum = 0; sum <= statistic; sum++) {
            tail += ways[sum];
        }
        return Math.min(1, 2 * tail / Math.pow(2, n));
    }

    private static double normal(int n, double statistic, double ties) {
        double product = (double) n * (n + 1);
        double deviation = Math.sqrt((product * (2 * n + 1) - ties / 2) / 24);
        return NormalTail.twoSided((statistic - product / 4) / deviation);
    }
}
