package io.tocsin.rollout;

import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change of a deployment means, one event for each thing that it changes. Stateless, thread-safe. */
final class ModelEvents {
    private ModelEvents() {}

    /**
     * From {@code before} to {@code after}; empty when only the selector or the time is another.
     *
     * @param before null when nothing was deployed
     * @param figures what the decision rests on
     */
    static List<ModelEvent> between(@Nullable Deployment before, Deployment after, Map<String, Double> figures) {
        List<ModelEvent> events = new ArrayList<>();
        champion(before, after, figures, events);
        beside(before == null ? null : before.getShadow(), after.getShadow(), ModelEventKind.SHADOWED, after, events);
        canary(before, after, events);
        boolean wasPinned = before != null && before.getPinned();
        if (wasPinned != after.getPinned()) {
            ModelEventKind kind = after.getPinned() ? ModelEventKind.PINNED : ModelEventKind.UNPINNED;
            events.add(event(after, after.getChampion(), kind, Map.of()));
        }
        return events;
    }

    private static void champion(
            @Nullable Deployment before, Deployment after, Map<String, Double> figures, List<ModelEvent> events) {
        if (before == null || !before.getChampion().equals(after.getChampion())) {
            // Only a rollback has nothing to go back to afterwards.
            if (before != null && after.getPrevious() == null) {
                events.add(event(after, before.getChampion(), ModelEventKind.ROLLED_BACK, figures));
            } else {
                events.add(event(after, after.getChampion(), ModelEventKind.PROMOTED, figures));
            }
        }
    }

    /** Another share is told like another canary. */
    private static void canary(@Nullable Deployment before, Deployment after, List<ModelEvent> events) {
        String canary = before == null ? null : before.getCanary();
        boolean isSame = Objects.equals(canary, after.getCanary());
        if (!isSame || before == null || before.getCanaryPercent() != after.getCanaryPercent()) {
            beside(isSame ? null : canary, after.getCanary(), ModelEventKind.CANARY, after, events);
        }
    }

    /** A version that is promoted stands beside no longer, which goes without saying. */
    private static void beside(
            @Nullable String before,
            @Nullable String after,
            ModelEventKind kind,
            Deployment deployment,
            List<ModelEvent> events) {
        if (before != null && !before.equals(after) && !before.equals(deployment.getChampion())) {
            events.add(event(deployment, before, ModelEventKind.STOOD_DOWN, Map.of()));
        }
        if (after != null && !after.equals(before)) {
            Map<String, Double> figures = kind == ModelEventKind.CANARY
                    ? Map.of("percent", (double) deployment.getCanaryPercent())
                    : Map.of();
            events.add(event(deployment, after, kind, figures));
        }
    }

    private static ModelEvent event(
            Deployment deployment, String version, ModelEventKind kind, Map<String, Double> figures) {
        return new ModelEvent(
                deployment.getModel(),
                version,
                kind,
                deployment.getUpdatedAt(),
                deployment.getChangedBy(),
                deployment.getReason(),
                figures);
    }
}
