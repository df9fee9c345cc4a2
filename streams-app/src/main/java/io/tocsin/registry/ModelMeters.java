package io.tocsin.registry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How each version in force does, as meters with its role: a champion and its shadow lie side by side. Versions that left the image take their meters with
 * them.
 *
 * <p>Confined to the loader's thread; the meters may be read by any.
 */
final class ModelMeters {
    private final HealthBook health;
    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();

    ModelMeters(HealthBook health, MeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    /** Shows the versions of {@code image}, and no others. */
    void show(ModelImage image) {
        registered.forEach(meters::remove);
        registered.clear();
        for (DeployedModel one : image.deployed()) {
            add(one.champion(), "champion");
            add(one.canary() == null ? null : one.canary().model(), "canary");
            add(one.shadow(), "shadow");
        }
    }

    private void add(@Nullable Model model, String role) {
        if (model == null) {
            return;
        }
        ModelId id = model.id();
        Tags tags = Tags.of("model", id.name(), "version", id.version(), "role", role);
        count("tocsin.model.ticks", "Ticks judged, those of warm-up left out", id, tags, Health::ticks);
        count("tocsin.model.ticks.beyond", "Ticks at or beyond the boundary", id, tags, Health::beyond);
        count("tocsin.model.ticks.nonfinite", "Ticks whose score was no number", id, tags, Health::nonFinite);
        registered.add(Gauge.builder("tocsin.model.in.force", () -> 1)
                .description("1 for each version that judges, with its role")
                .tags(tags)
                .register(meters));
        registered.add(
                Gauge.builder("tocsin.model.error", health, book -> book.of(id).typicalError())
                        .description("Typical error on the ticks judged, 1 = as in calibration")
                        .tags(tags)
                        .register(meters));
    }

    private void count(String name, String description, ModelId id, Tags tags, ToDoubleFunction<Health> figure) {
        registered.add(FunctionCounter.builder(name, health, book -> figure.applyAsDouble(book.of(id)))
                .description(description)
                .tags(tags)
                .register(meters));
    }
}
