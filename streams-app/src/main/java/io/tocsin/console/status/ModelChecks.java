package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.ModelInForce;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.fleet.FleetTotals.ModelShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges what is deployed, and whether it is what judges. Stateless, thread-safe. */
final class ModelChecks {
    private static final Duration OLD = Duration.ofDays(30);
    /** Instances take up to a minute to go over to a new version. */
    private static final Duration TAKES_OVER = Duration.ofMinutes(2);

    private ModelChecks() {}

    static List<Check> of(StatusFacts facts) {
        List<ModelInForce> models = facts.models();
        if (models == null) {
            return List.of();
        }
        if (models.isEmpty()) {
            return List.of(Check.bad("models", "none is deployed", "make one: tocsin train"));
        }
        List<Check> checks = new ArrayList<>();
        for (ModelInForce model : models) {
            checks.add(check(model, facts.fleet(), facts.now()));
        }
        return checks;
    }

    private static Check check(ModelInForce model, @Nullable FleetTotals fleet, Instant now) {
        String name = "model " + model.model();
        String what = model.champion() + " for " + model.selector();
        Instant created = model.createdAt();
        if (created == null) {
            return Check.bad(
                    name,
                    what + " is deployed, but not in the models topic",
                    "go back: tocsin models rollback " + model.model());
        }
        Duration age = Duration.between(created, now);
        Map<String, Long> figures = Map.of("ageSeconds", Math.max(0, age.toSeconds()));
        String other = otherJudge(model, fleet, now);
        if (other != null) {
            return Check.attention(
                            name,
                            what + " is deployed, but " + other + " judges: instances refused it",
                            "its trust and health: tocsin models; the reason is in the log of tocsin run")
                    .with(figures);
        }
        String text = what + ", made " + Words.ago(age);
        return age.compareTo(OLD) > 0
                ? Check.attention(name, text, "normal may have changed; a new one: tocsin train, or train --watch")
                        .with(figures)
                : Check.ok(name, text).with(figures);
    }

    /** A version of the same model that judges while the one deployed judges nobody. */
    private static @Nullable String otherJudge(ModelInForce model, @Nullable FleetTotals fleet, Instant now) {
        if (fleet == null || Duration.between(model.deployedAt(), now).compareTo(TAKES_OVER) < 0) {
            return null;
        }
        List<ModelShare> versions = fleet.models().stream()
                .filter(one -> one.model().equals(model.model()))
                .toList();
        boolean judges = versions.stream().anyMatch(one -> one.version().equals(model.champion()));
        return judges || versions.isEmpty() ? null : versions.get(0).version();
    }
}
