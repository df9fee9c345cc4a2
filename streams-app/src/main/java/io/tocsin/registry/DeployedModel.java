package io.tocsin.registry;

import io.tocsin.engine.Model;
import io.tocsin.selector.Claim;
import io.tocsin.selector.Selector;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model that judges: which entities, which version from which tick on, and which challengers stand beside it.
 *
 * <p>Thread-safe.
 *
 * @param selector which entities, by name and labels
 * @param champion judges ticks from {@code activateAtMs} on
 * @param activateAtMs in the time of the ticks; empty: at once
 * @param previous judges earlier ticks; absent: the champion does
 * @param canary judges a share of the entities in the champion's place
 * @param shadow judges every tick beside, and nobody acts on it
 */
public record DeployedModel(
        Selector selector,
        Model champion,
        OptionalLong activateAtMs,
        @Nullable Model previous,
        @Nullable Canary canary,
        @Nullable Model shadow) {

    static DeployedModel of(Selector selector, Model champion, OptionalLong activateAtMs, @Nullable Model previous) {
        return new DeployedModel(selector, champion, activateAtMs, previous, null, null);
    }

    /** With challengers, as far as there are any. */
    DeployedModel with(@Nullable Canary challenger, @Nullable Model beside) {
        return new DeployedModel(selector, champion, activateAtMs, previous, challenger, beside);
    }

    boolean covers(String entity, Map<String, String> labels) {
        return selector.covers(entity, labels);
    }

    /** What it wants to judge, beside others. */
    Claim claim() {
        return new Claim(champion.id().name(), selector);
    }

    /** The version that judges the tick of {@code entity} that starts at {@code timeMs}. */
    Model judgeOf(String entity, long timeMs) {
        Model before = previous;
        if (activateAtMs.isPresent() && timeMs < activateAtMs.getAsLong() && before != null) {
            return before;
        }
        return canary != null && canary.covers(entity) ? canary.model() : champion;
    }

    /**
     * Who judged before {@code judge} and may go on until that is ready; null when nobody may. After a rollback there is no version before: the one that
     * was taken back judges nothing more.
     */
    // A model is itself and no other.
    @SuppressWarnings("ReferenceEquality")
    @Nullable Model predecessorOf(Model judge) {
        return judge == champion && activateAtMs.isEmpty() ? previous : null;
    }

    /** Who relieves the judge of the tick of {@code entity} that starts at {@code timeMs}; null when it stays. */
    @Nullable Coming comingAfter(String entity, long timeMs) {
        if (previous == null || activateAtMs.isEmpty() || timeMs >= activateAtMs.getAsLong()) {
            return null;
        }
        long fromMs = activateAtMs.getAsLong();
        return new Coming(judgeOf(entity, fromMs), fromMs);
    }

    /** Every version that may judge some tick. */
    public List<Model> models() {
        return Stream.of(champion, previous, canary == null ? null : canary.model(), shadow)
                .filter(model -> model != null)
                .toList();
    }
}
