package io.tocsin.engine.interchange;

import io.tocsin.engine.interchange.OnnxValue.Integers;
import io.tocsin.engine.interchange.OnnxValue.Other;
import io.tocsin.engine.interchange.OnnxValue.Signal;
import io.tocsin.engine.interchange.OnnxValue.Stacked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gather and Slice: of a sequence only the last step can be taken, which is where a network that is stepped tells what it thinks; of the last
 * states, one level.
 *
 * <p>Confined to one thread.
 */
final class OnnxSteps {
    private final OnnxTrace trace;
    private final OnnxLevels levels;

    OnnxSteps(OnnxTrace trace, OnnxLevels levels) {
        this.trace = trace;
        this.levels = levels;
    }

    OnnxValue chosen(OnnxNode node, Stacked stacked) {
        Integers index = node.operator().equals("Gather") ? integers(node, 1) : null;
        if (index == null || !index.isScalar() || node.integer("axis", 0) != 0) {
            return Other.STATE;
        }
        OnnxValue chosen = stacked.values()
                .get(OnnxAxes.place(
                        node, index.values().get(0), stacked.values().size()));
        return chosen instanceof Signal signal
                ? new Signal(
                        signal.source(), signal.axes().subList(1, signal.axes().size()))
                : chosen;
    }

    OnnxValue chosen(OnnxNode node, Signal signal) {
        return new Signal(
                signal.source(),
                node.operator().equals("Gather") ? gathered(node, signal.axes()) : sliced(node, signal.axes()));
    }

    private List<String> gathered(OnnxNode node, List<String> axes) {
        int place = OnnxAxes.place(node, node.integer("axis", 0), axes.size());
        Integers index = integers(node, 1);
        boolean isLast = index != null
                && index.values().size() == 1
                && index.values().get(0) == -1
                && axes.get(place).equals(levels.time());
        boolean isOnly = index != null
                && index.values().size() == 1
                && (index.values().get(0) == 0 || index.values().get(0) == -1)
                && axes.get(place).equals(Signal.SINGLE);
        if (index == null || (!isLast && !isOnly)) {
            throw node.refusal(
                    "only the last step of a sequence can be taken",
                    "axis=" + axes.get(place) + " index=" + node.input(1));
        }
        List<String> left = new ArrayList<>(axes);
        left.remove(place);
        if (!index.isScalar()) {
            left.add(place, Signal.SINGLE);
        }
        return left;
    }

    private List<String> sliced(OnnxNode node, List<String> axes) {
        List<Long> starts = bounds(node, "starts", 1);
        List<Long> ends = bounds(node, "ends", 2);
        boolean hasAxes = node.hasAttribute("axes") || !node.input(3).isEmpty();
        List<Long> places = hasAxes ? bounds(node, "axes", 3) : List.of();
        boolean hasSteps =
                !node.input(4).isEmpty() && !bounds(node, "steps", 4).stream().allMatch(step -> step == 1);
        if (hasSteps || ends.size() != starts.size() || (hasAxes && places.size() != starts.size())) {
            throw node.refusal("slice is not supported", "starts=" + starts + " ends=" + ends + " axes=" + places);
        }
        List<String> left = new ArrayList<>(axes);
        for (int i = 0; i < starts.size(); i++) {
            int place = OnnxAxes.place(node, hasAxes ? places.get(i) : i, axes.size());
            boolean isLast = starts.get(i) == -1 && axes.get(place).equals(levels.time());
            if (ends.get(i) < Integer.MAX_VALUE || (starts.get(i) != 0 && !isLast)) {
                throw node.refusal(
                        "only the last step of a sequence can be taken",
                        "axis=" + axes.get(place) + " starts=" + starts + " ends=" + ends);
            }
            if (isLast) {
                left.set(place, Signal.SINGLE);
            }
        }
        return left;
    }

    private List<Long> bounds(OnnxNode node, String attribute, int index) {
        List<Long> values = node.integers(attribute);
        Integers given = integers(node, index);
        if (values == null && given == null) {
            throw node.refusal("must be given in the file as integers", "input=" + index);
        }
        return values != null ? values : given == null ? List.of() : given.values();
    }

    private @Nullable Integers integers(OnnxNode node, int index) {
        return trace.optional(node, index) instanceof Integers integers ? integers : null;
    }
}
