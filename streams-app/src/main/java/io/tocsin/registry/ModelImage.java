package io.tocsin.registry;

import io.tocsin.engine.Model;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models judge, at one moment: what the models topic said up to an offset.
 *
 * <p>Thread-safe.
 *
 * @param deployed in the order in which they are asked: the longest selector first, so that the most particular one wins
 * @param offset of the newest record that this image knows, -1 before the first
 */
public record ModelImage(List<DeployedModel> deployed, long offset) {
    public static final ModelImage EMPTY = new ModelImage(List.of(), -1);

    public ModelImage {
        deployed = List.copyOf(deployed);
    }

    static ModelImage of(Collection<DeployedModel> deployed, long offset) {
        return new ModelImage(
                deployed.stream()
                        .sorted(Comparator.comparingInt(
                                        (DeployedModel d) -> -d.selector().length())
                                .thenComparing(d -> d.champion().id().name()))
                        .toList(),
                offset);
    }

    /** The model that judges the tick of {@code entity} that starts at {@code timeMs}; null when none does. */
    public @Nullable Model modelFor(String entity, long timeMs) {
        for (DeployedModel one : deployed) {
            if (one.covers(entity)) {
                return one.modelAt(timeMs);
            }
        }
        return null;
    }

    /** Every model that may judge some tick, by identity. */
    public IdentityHashMap<Model, Boolean> models() {
        IdentityHashMap<Model, Boolean> models = new IdentityHashMap<>();
        for (DeployedModel one : deployed) {
            models.put(one.champion(), true);
            Model previous = one.previous();
            if (previous != null) {
                models.put(previous, true);
            }
        }
        return models;
    }
}
