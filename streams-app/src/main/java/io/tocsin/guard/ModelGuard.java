package io.tocsin.guard;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.DeployedModel;
import io.tocsin.registry.Health;
import io.tocsin.registry.HealthBook;
import io.tocsin.registry.ModelImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts every version that newly judges on probation, and has it taken back when it leaves its {@link HealthBand band}. Each instance watches the
 * entities that it judges; the first that sees trouble takes the version back for all, and the others find that it is done.
 *
 * <p>Confined to one thread.
 */
final class ModelGuard {
    /** Long enough for a rate over a handful of entities, short enough that the version before is still the alternative. */
    static final Duration PROBATION = Duration.ofMinutes(10);

    private final HealthBook book;
    private final Rollback rollback;
    private final Map<String, ModelId> champions = new HashMap<>();
    private final Map<String, Probation> probations = new HashMap<>();
    /** How each version did at the last look. */
    private final Map<ModelId, Health> seen = new HashMap<>();

    /** Takes a version back. */
    interface Rollback {
        /**
         * Has {@code version} relieved by the one before.
         *
         * @return false if it could not be told just now; it is asked again at the next look
         */
        boolean takeBack(ModelId version, String reason);
    }

    ModelGuard(HealthBook book, Rollback rollback) {
        this.book = book;
        this.rollback = rollback;
    }

    /** Looks once. */
    void look(ModelImage image, long nowMs) {
        Set<ModelId> inForce = new HashSet<>();
        for (DeployedModel deployed : image.deployed()) {
            deployed.models().forEach(model -> inForce.add(model.id()));
            ModelId champion = deployed.champion().id();
            ModelId known = champions.put(champion.name(), champion);
            if (known != null && !known.equals(champion)) {
                probations.put(champion.name(), begin(champion, known, nowMs));
            }
            judge(champion, nowMs);
        }
        champions.values().removeIf(id -> !inForce.contains(id));
        probations.values().removeIf(probation -> !inForce.contains(probation.id()));
        book.retain(inForce);
        seen.clear();
        inForce.forEach(id -> seen.put(id, book.of(id)));
    }

    private Probation begin(ModelId champion, ModelId before, long nowMs) {
        // As of the last look: what it judged since then, it judged as champion, and that may be all that there is to
        // judge.
        Health atStart = seen.getOrDefault(champion, Health.NONE);
        return new Probation(champion, atStart, book.of(before), nowMs);
    }

    private void judge(ModelId champion, long nowMs) {
        @Nullable Probation probation = probations.get(champion.name());
        if (probation == null) {
            return;
        }
        Optional<String> violation = HealthBand.violation(probation.of(book), probation.before());
        if (violation.isPresent()) {
            if (rollback.takeBack(champion, violation.get())) {
                probations.remove(champion.name());
            }
        } else if (nowMs - probation.sinceMs() > PROBATION.toMillis()) {
            probations.remove(champion.name());
        }
    }
}
