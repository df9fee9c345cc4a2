package io.tocsin.engine.interchange;

import io.tocsin.engine.interchange.OnnxValue.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the axes of a signal when a node moves its numbers about. Whatever would mix features or steps is refused.
 *
 * <p>Thread-safe.
 */
final class OnnxAxes {
    private OnnxAxes() {}

    /** @param permutation null to turn the order about */
    static List<String> transposed(OnnxNode node, List<String> axes, @Nullable List<Long> permutation) {
        if (permutation == null) {
            List<String> turned = new ArrayList<>(axes);
            Collections.reverse(turned);
            return turned;
        }
        List<Long> sorted = permutation.stream().sorted().toList();
        if (!sorted.equals(
                IntStream.range(0, axes.size()).mapToObj(Long::valueOf).toList())) {
            throw node.refusal("permutation does not fit", "perm=" + permutation + " axes=" + axes);
        }
        return permutation.stream().map(from -> axes.get(from.intValue())).toList();
    }

    static List<String> squeezed(OnnxNode node, List<String> axes, List<Long> removed) {
        Set<Integer> places = places(node, removed, axes.size());
        List<String> left = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            if (!places.contains(i)) {
                left.add(axes.get(i));
            } else if (!axes.get(i).equals(Signal.SINGLE)) {
                throw node.refusal("axis is not known to be of length 1", "axis=" + axes.get(i));
            }
        }
        return left;
    }

    static List<String> unsqueezed(OnnxNode node, List<String> axes, List<Long> added) {
        int size = axes.size() + added.size();
        Set<Integer> places = places(node, added, size);
        List<String> wider = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < size; i++) {
            wider.add(places.contains(i) ? Signal.SINGLE : axes.get(from++));
        }
        return wider;
    }

    /** Keeps the leading axes whose length is 0, that is "as it was", and joins the others to one: directions and units. */
    static List<String> reshaped(OnnxNode node, List<String> axes, List<Long> lengths) {
        int kept = 0;
        while (kept < lengths.size() && lengths.get(kept) == 0) {
            kept++;
        }
        List<String> joined = axes.subList(Math.min(kept, axes.size()), axes.size()).stream()
                .filter(axis -> !axis.equals(Signal.SINGLE))
                .toList();
        boolean isUnits =
                joined.equals(List.of(Signal.UNITS)) || joined.equals(List.of(Signal.DIRECTION, Signal.UNITS));
        if (kept != lengths.size() - 1 || !isUnits || node.integer("allowzero", 0) != 0) {
            throw node.refusal("reshaping is not supported", "axes=" + axes + " shape=" + lengths);
        }
        List<String> result = new ArrayList<>(axes.subList(0, kept));
        result.add(Signal.UNITS);
        return result;
    }

    /** The place of axis {@code axis} of so many, where −1 is the last. */
    static int place(OnnxNode node, long axis, int size) {
        if (axis < -size || axis >= size) {
            throw node.refusal("there is no such axis", "axis=" + axis + " axes=" + size);
        }
        return (int) (axis < 0 ? axis + size : axis);
    }

    private static Set<Integer> places(OnnxNode node, List<Long> axes, int size) {
        Set<Integer> places = new HashSet<>();
        for (long axis : axes) {
            if (!places.add(place(node, axis, size))) {
                throw node.refusal("axis is there twice", "axes=" + axes);
            }
        }
        return places;
    }
}
