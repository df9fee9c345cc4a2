package io.tocsin.registry;

import io.tocsin.engine.Model;
import io.tocsin.selector.Claim;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models judge, at one moment: what the models topic said up to an offset.
 *
 * <p>Thread-safe.
 *
 * @param deployed in the order in which they are asked, that of their {@link Claim}s: the first that covers an entity judges it
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
                        .sorted(Comparator.comparing(DeployedModel::claim))
                        .toList(),
                offset);
    }

    /** Who judges the tick of {@code entity}, which has {@code labels}, that starts at {@code timeMs}; null when nobody does. */
    // A model is itself and no other: the same version read twice has two states.
    @SuppressWarnings("ReferenceEquality")
    public @Nullable Judges judgesOf(String entity, Map<String, String> labels, long timeMs) {
        for (DeployedModel one : deployed) {
            if (one.covers(entity, labels)) {
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

    /** The model that judges the tick of {@code entity}, which has no labels, that starts at {@code timeMs}; null when none does. */
    public @Nullable Model modelFor(String entity, long timeMs) {
        Judges judges = judgesOf(entity, Map.of(), timeMs);
        return judges == null ? null : judges.model();
    }

    /** The models that share entities and that only their names tell apart: rather a mistake than a wish. */
    List<Claim.Tie> ties() {
        return Claim.ties(deployed.stream().map(DeployedModel::claim).toList());
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
