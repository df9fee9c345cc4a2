package io.tocsin.predict;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.MetricsSettings;
import io.tocsin.selector.Selector;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one task whose figures stand in the meters. An entity that has gone, or whose task has, takes its meters with it.
 *
 * <p>Confined to one stream thread; the meters are read by others.
 */
final class ShownEntities {
    private final Common common;
    private final Map<String, EntityFigures> shown = new HashMap<>();

    /** What all tasks of this instance have in common. Thread-safe. */
    static final class Common {
        private final List<Selector> selectors;
        private final int entitiesMax;
        private final MeterRegistry meters;
        private final AtomicInteger entities = new AtomicInteger();

        Common(MetricsSettings settings, MeterRegistry meters) {
            this.selectors = settings.entities();
            this.entitiesMax = settings.entitiesMax();
            this.meters = meters;
        }

        private boolean covers(String entity, Map<String, String> labels) {
            for (Selector selector : selectors) {
                if (selector.covers(entity, labels)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether there is a place; it is taken then. */
        private boolean takesOneMore() {
            return entities.getAndUpdate(count -> Math.min(entitiesMax, count + 1)) < entitiesMax;
        }
    }

    ShownEntities(Common common) {
        this.common = common;
    }

    /** Whether anybody is to be shown at all. */
    boolean isOn() {
        return !common.selectors.isEmpty();
    }

    /** The newest verdict on {@code entity}; for each but those that are chosen a look at the selectors. */
    void show(String entity, Map<String, String> labels, ModelStepper stepper, boolean isScored, long nowMs) {
        EntityFigures figures = shown.get(entity);
        if (figures == null) {
            figures = begin(entity, labels);
        }
        if (figures != null) {
            figures.show(stepper, isScored, nowMs);
        }
    }

    private @Nullable EntityFigures begin(String entity, Map<String, String> labels) {
        if (!common.covers(entity, labels) || !common.takesOneMore()) {
            return null;
        }
        EntityFigures figures = new EntityFigures(entity, common.meters);
        shown.put(entity, figures);
        return figures;
    }

    /** Takes those out of which nothing came since {@code sinceMs}. */
    void forgetBefore(long sinceMs) {
        Iterator<EntityFigures> all = shown.values().iterator();
        while (all.hasNext()) {
            EntityFigures figures = all.next();
            if (figures.shownMs() < sinceMs) {
                all.remove();
                figures.remove();
                common.entities.decrementAndGet();
            }
        }
    }

    /** The task goes to another instance, or ends. */
    void close() {
        forgetBefore(Long.MAX_VALUE);
    }
}
