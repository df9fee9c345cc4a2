package io.tocsin.benchmarks.peers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Microseconds a unit of work, round by round, of contenders that took turns.
 */
final class Times {
    private final Map<String, double[]> rounds = new HashMap<>();

    Times(List<Contender> contenders, int count) {
        contenders.forEach(contender -> rounds.put(contender.name(), new double[count]));
    }

    void put(String name, int round, double micros) {
        of(name)[round] = micros;
    }

    /** The median over the rounds. */
    double median(String name) {
        return median(of(name));
    }

    /** The median of the rounds' ratios, {@code of ÷ by}. */
    double ratio(String of, String by) {
        double[] ratios = new double[of(of).length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of(of)[i] / of(by)[i];
        }
        return median(ratios);
    }

    private double[] of(String name) {
        double[] times = rounds.get(name);
        if (times == null) {
            throw new IllegalArgumentException("no such contender: name=" + name);
        }
        return times;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
