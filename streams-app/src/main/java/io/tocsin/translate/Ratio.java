package io.tocsin.translate;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A ratio that models and limits want and that some sources tell in its parts alone: the share of the memory that is in use. Both parts must be in one
 * sample.
 *
 * <p>Thread-safe.
 *
 * @param target its name
 * @param part divided by the whole
 * @param whole added up; the first must be there
 * @param isRest whether it is what the part leaves: 1 - part / whole
 * @param isBySeries whether each series has a ratio of its own, of which the largest counts; else the series are added up first
 */
record Ratio(String target, String part, List<String> whole, boolean isRest, boolean isBySeries) {
    /** In this order; the first that can be had stands. */
    static final List<Ratio> ALL = List.of(
            rest("system.memory.utilization", "system.memory.usage.available", "system.memory.limit"),
            share(
                    "system.memory.utilization",
                    "system.memory.usage.used",
                    "system.memory.usage.free",
                    "system.memory.usage.used",
                    "system.memory.usage.buffered",
                    "system.memory.usage.cached"),
            rest("system.paging.utilization", "system.paging.usage.free", "system.paging.limit"),
            share(
                    "system.paging.utilization",
                    "system.paging.usage.used",
                    "system.paging.usage.free",
                    "system.paging.usage.used"),
            rest("system.filesystem.utilization", "system.filesystem.usage.available", "system.filesystem.limit")
                    .bySeries(),
            share(
                            "system.filesystem.utilization",
                            "system.filesystem.usage.used",
                            "system.filesystem.usage.free",
                            "system.filesystem.usage.used")
                    .bySeries(),
            share("jvm.heap.utilization", "jvm.memory.used.heap", "jvm.memory.limit.heap"));

    Ratio {
        whole = List.copyOf(whole);
    }

    private static Ratio rest(String target, String part, String... whole) {
        return new Ratio(target, part, List.of(whole), true, false);
    }

    private static Ratio share(String target, String part, String... whole) {
        return new Ratio(target, part, List.of(whole), false, false);
    }

    private Ratio bySeries() {
        return new Ratio(target, part, whole, isRest, true);
    }

    Stream<String> parts() {
        return Stream.concat(Stream.of(part), whole.stream());
    }

    /** Names that some ratio is made of. */
    static Set<String> partsOf(List<Ratio> ratios) {
        return Set.copyOf(ratios.stream().flatMap(Ratio::parts).distinct().toList());
    }

    /** Of the values by name; empty where one is missing, or the whole is nothing. */
    OptionalDouble of(Map<String, Double> values) {
        Double share = values.get(part);
        if (share == null || !values.containsKey(whole.get(0))) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (String name : whole) {
            sum += values.getOrDefault(name, 0.0);
        }
        double ratio = isRest ? 1 - share / sum : share / sum;
        return sum > 0 && Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }
}
