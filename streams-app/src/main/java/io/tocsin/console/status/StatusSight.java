package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.Flow;
import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.selfwatch.Blindness;
import io.tocsin.selfwatch.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether no alert can come, as it follows from what a status found. Stateless, thread-safe. */
final class StatusSight {
    private StatusSight() {}

    /** In a sentence for somebody who was asleep a minute ago; empty as long as the detector sees. */
    static Optional<String> blindness(StatusFacts facts, ZoneId zone) {
        Duration patience = Ages.of(facts.tick()).bad();
        if (facts.brokers() == 0) {
            return Optional.of(Blindness.withoutBroker(null, patience).sentence(zone));
        }
        Flow flow = facts.flow();
        if (flow == null) {
            return Optional.of("Tocsin is blind: its topics are not there, so nothing is judged.");
        }
        return Blindness.of(sight(facts, flow, patience), patience).map(blind -> blind.sentence(zone));
    }

    private static Sight sight(StatusFacts facts, Flow flow, Duration patience) {
        FleetTotals fleet = facts.fleet();
        Group app = facts.app();
        int entities = fleet == null ? 0 : fleet.entities();
        return new Sight(
                facts.now(),
                flow.sample(),
                flow.tick(),
                flow.score(),
                judged(facts, flow.score(), patience),
                entities,
                // The ends of transactions count as records here: this lag is never quite 0.
                0,
                app != null && app.members() > 0);
    }

    private static @Nullable Instant judged(StatusFacts facts, @Nullable Instant score, Duration patience) {
        FleetTotals fleet = facts.fleet();
        boolean isFresh = score != null && Duration.between(score, facts.now()).compareTo(patience.dividedBy(2)) <= 0;
        return isFresh && fleet != null && fleet.entities() > 0 && fleet.judged() == 0 ? null : score;
    }
}
