package io.tocsin.translate;

import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.selector.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of an alias table: what a foreign metric is called here, and how it is read.
 *
 * <p>Thread-safe.
 *
 * @param source names that it is for
 * @param conditions all of them must hold
 * @param targets our names, with attributes in braces and {@code {__name__}} for the source's; none: it is left out
 * @param combine how its series become one number; empty: counters are summed, levels are averaged
 * @param factor instead of the one that the unit asks for
 * @param kind where the source does not tell
 * @param part told among the attributes of the series, so that several sources can be series of one metric; empty: nothing is
 */
record Alias(
        Glob source,
        List<Condition> conditions,
        List<LabelTemplate> targets,
        Optional<Combine> combine,
        OptionalDouble factor,
        PointKind kind,
        String part) {
    /** The source's own name. */
    static final String NAME_LABEL = "__name__";

    /** What the source tells of its kind, in small letters. */
    private static final String KIND_LABEL = "__kind__";

    private static final Map<PointKind, String> KINDS = Map.of(
            PointKind.GAUGE, "gauge",
            PointKind.CUMULATIVE, "counter",
            PointKind.DELTA, "delta",
            PointKind.UNTYPED, "untyped");

    Alias {
        conditions = List.copyOf(conditions);
        targets = List.copyOf(targets);
    }

    /** Whether the conditions hold, and what the names are made of is there. */
    boolean isFor(MetricSeries series) {
        for (Condition condition : conditions) {
            if (!condition.holds(valueOf(condition.attribute(), series))) {
                return false;
            }
        }
        for (LabelTemplate target : targets) {
            for (String label : target.labels()) {
                String value = valueOf(label, series);
                if (value == null || value.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the conditions and the names leave nothing to tell about. */
    Set<String> consumed() {
        return Stream.concat(
                        conditions.stream().flatMap(condition -> condition.fixed().stream()),
                        targets.stream().flatMap(target -> target.labels().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A label as an alias sees it: an attribute, or the resource's where there is no such attribute. */
    static @Nullable String valueOf(String label, MetricSeries series) {
        if (label.equals(NAME_LABEL)) {
            return series.name();
        }
        if (label.equals(KIND_LABEL)) {
            return KINDS.get(series.kind());
        }
        String own = series.attributes().get(label);
        return own == null ? series.resource().get(label) : own;
    }
}
