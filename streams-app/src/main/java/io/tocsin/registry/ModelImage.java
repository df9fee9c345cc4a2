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

    /** Who judges the tick of {@code entity} that starts at {@code timeMs}; null when nobody does. */
    // A model is itself and no other: the same version read twice has two states.
    @SuppressWarnings("ReferenceEquality")
    public @Nullable Judges judgesOf(String entity, long timeMs) {
        for (DeployedModel one : deployed) {
            if (one.covers(entity)) {
                Model model = one.judgeOf(entity, timeMs);
                return new Judges(
                        model,
                        one.shadow() == model ? null : one.shadow(),
                        one.predecessorOf(model),
                        one.comingAfter(entity, timeMs));
            }
        }
        return null;
    }

    /** The model that judges the tick of {@code entity} that starts at {@code timeMs}; null when none does. */
    public @Nullable Model modelFor(String entity, long timeMs) {
        Judges judges = judgesOf(entity, timeMs);
        return judges == null ? null : judges.model();
    }

    /** Every model that may judge some tick, by identity. */
    public IdentityHashMap<Model, Boolean> models() {
        IdentityHashMap<Model, Boolean> models = new IdentityHashMap<>();
        for (DeployedModel one : deployed) {
            one.models().forEach(model -> models.put(model, true));
        }
        return models;
    }
}
