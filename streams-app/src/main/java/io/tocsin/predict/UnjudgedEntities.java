package io.tocsin.predict;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.registry.DeployedModel;
import io.tocsin.registry.ModelImage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entities of one task that no model judges: counted, and told once for each change of the deployments, so that nobody takes their silence for
 * health.
 *
 * <p>Confined to one stream thread.
 */
final class UnjudgedEntities {
    /** Beyond that many in one task only the ticks are counted. */
    static final int MAX_ENTITIES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(UnjudgedEntities.class);

    private final Set<String> entities = new HashSet<>();
    private final Meters meters;

    /** What all tasks of this instance count together. Thread-safe. */
    static final class Meters {
        private final AtomicInteger entities = new AtomicInteger();
        private final AtomicReference<List<DeployedModel>> told = new AtomicReference<>(List.of());
        private final Counter ticks;

        Meters(MeterRegistry registry) {
            Gauge.builder("tocsin.entities.without.model", entities, AtomicInteger::get)
                    .description("Entities whose newest tick no model judged; static limits guard them")
                    .register(registry);
            this.ticks = Counter.builder("tocsin.ticks.without.model")
                    .description("Ticks that no model judged")
                    .register(registry);
        }
    }

    UnjudgedEntities(Meters meters) {
        this.meters = meters;
    }

    /** A tick of {@code entity} has found no model in {@code image}. */
    void add(String entity, Map<String, String> labels, @Nullable ModelImage image) {
        meters.ticks.increment();
        if (entities.size() < MAX_ENTITIES && entities.add(entity)) {
            meters.entities.incrementAndGet();
        }
        // Where nothing is deployed at all, the start has said so.
        if (image != null && !image.deployed().equals(meters.told.getAndSet(image.deployed()))) {
            LOG.warn(
                    "no model covers an entity, static limits guard it: entity={} labels={}; tocsin models lists the selectors,"
                            + " tocsin.entities.without.model counts such entities",
                    entity,
                    labels);
        }
    }

    /** A model has judged {@code entity}. */
    void remove(String entity) {
        if (!entities.isEmpty() && entities.remove(entity)) {
            meters.entities.decrementAndGet();
        }
    }

    /** The task goes to another instance, or ends. */
    void close() {
        meters.entities.addAndGet(-entities.size());
        entities.clear();
    }
}
