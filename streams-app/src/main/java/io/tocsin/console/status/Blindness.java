package io.tocsin.console.status;

import io.tocsin.console.status.StatusFacts.Flow;
import io.tocsin.console.status.StatusFacts.Group;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether no alert can come, however bad things are. Stateless, thread-safe. */
final class Blindness {
    private Blindness() {}

    /** In a sentence for somebody who was asleep a minute ago; empty as long as the detector sees. */
    static Optional<String> of(StatusFacts facts, ZoneId zone) {
        if (facts.brokers() == 0) {
            return Optional.of("Nobody can tell whether anything is judged: no broker answers.");
        }
        Flow flow = facts.flow();
        if (flow == null) {
            return Optional.of("Tocsin is blind: its topics are not there, so nothing is judged.");
        }
        Instant score = flow.score();
        if (score == null) {
            return Optional.of("Tocsin is blind: nothing was ever judged. " + nobody(facts.app()));
        }
        Ages ages = Ages.of(facts.tick());
        Duration age = Duration.between(score, facts.now());
        if (age.compareTo(ages.bad()) > 0) {
            return Optional.of("Tocsin is blind since " + TimeText.full(score, zone) + ": for "
                    + DurationText.words(age) + " nothing was judged, and no alert can come. "
                    + where(facts, flow, ages));
        }
        return unjudged(facts.fleet());
    }

    /** The first place on the way where nothing passes. */
    private static String where(StatusFacts facts, Flow flow, Ages ages) {
        if (isStale(flow.sample(), facts.now(), ages)) {
            return "No samples come either: look at what sends them. " + nobody(facts.app());
        }
        if (isStale(flow.tick(), facts.now(), ages)) {
            return "Samples come, but no ticks are made of them. " + nobody(facts.app());
        }
        return "Ticks come, but nobody judges them. " + nobody(facts.app());
    }

    private static boolean isStale(@Nullable Instant moment, Instant now, Ages ages) {
        return moment == null || Duration.between(moment, now).compareTo(ages.bad()) > 0;
    }

    private static String nobody(@Nullable Group app) {
        return app == null || app.members() == 0 ? "Nobody runs: start tocsin run." : "";
    }

    private static Optional<String> unjudged(@Nullable FleetTotals fleet) {
        return fleet != null && fleet.entities() > 0 && fleet.judged() == 0
                ? Optional.of(
                        "Tocsin sees by fixed limits alone: no model judges any of " + fleet.entities() + " entities.")
                : Optional.empty();
    }

    /** From which age on a record is late, and from which on something is broken. Thread-safe. */
    record Ages(Duration attention, Duration bad) {
        static Ages of(Duration tick) {
            return new Ages(
                    longer(Duration.ofMinutes(1), tick.multipliedBy(3)),
                    longer(Duration.ofMinutes(5), tick.multipliedBy(10)));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }
}
