package io.tocsin.demo;

import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.simulation.FailureInterval;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alerts and true failures, told in the feed and counted for the summary.
 *
 * <p>Guarded by its owner.
 */
final class IncidentBook {
    private static final int EXPLANATIONS = 3;

    private final Feed feed;
    private final Duration tick;
    private final FailureLedger failures = new FailureLedger();
    private final List<FailureInterval> unjudged = new ArrayList<>();
    private final Map<String, Instant> openFailureAlerts = new HashMap<>();
    private final Map<AlertKind, Count> counts = new EnumMap<>(AlertKind.class);

    private static final class Count {
        long opened;
        long resolved;
    }

    IncidentBook(Feed feed, Duration tick) {
        this.feed = feed;
        this.tick = tick;
        for (AlertKind kind : AlertKind.values()) {
            counts.put(kind, new Count());
        }
    }

    /**
     * Takes a change in the life of an incident.
     *
     * @param source of the entity; a simulated day goes by in seconds before there is a model, so what limits found in it is counted and not told
     */
    void alert(Alert alert, Source source) {
        boolean told = alert.getKind() != AlertKind.LIMIT || source == Source.LIVE;
        Count count = counts.computeIfAbsent(alert.getKind(), kind -> new Count());
        switch (alert.getState()) {
            case OPEN -> {
                count.opened++;
                announce(alert);
                if (told) {
                    tell(alert, null);
                }
            }
            case RESOLVED -> {
                count.resolved++;
                if (told) {
                    tell(alert, outcome(alert));
                }
            }
            case UPDATED -> {
                // An update says nothing new to somebody who watches the row.
            }
        }
    }

    private void announce(Alert alert) {
        if (alert.getKind() == AlertKind.FAILURE) {
            openFailureAlerts.put(alert.getId(), alert.getUpdatedAt());
            failures.opened(alert.getEntity(), alert.getUpdatedAt());
        }
    }

    private @Nullable Outcome outcome(Alert alert) {
        Instant openedAt = openFailureAlerts.remove(alert.getId());
        if (openedAt == null) {
            return null;
        }
        FailureLedger.Verdict verdict = failures.resolved(alert.getEntity(), openedAt, alert.getUpdatedAt());
        return verdict == null ? null : new Outcome(verdict.cameAfter());
    }

    private void tell(Alert alert, @Nullable Outcome outcome) {
        boolean resolved = alert.getState() == AlertState.RESOLVED;
        Integer horizon = alert.getHorizonSeconds();
        feed.add(sequence -> new AlertChange(
                sequence,
                alert.getUpdatedAt(),
                alert.getEntity(),
                alert.getKind(),
                alert.getState(),
                resolved ? alert.getPeak() : alert.getLevel(),
                horizon == null ? null : Duration.ofSeconds(horizon),
                alert.getContributors().stream()
                        .limit(EXPLANATIONS)
                        .map(one -> explanation(alert.getKind(), one))
                        .toList(),
                resolved ? Duration.between(alert.getStartedAt(), alert.getUpdatedAt()) : null,
                outcome));
    }

    private static Explanation explanation(AlertKind kind, Contributor one) {
        return new Explanation(one.getMetric(), one.getActual(), one.getExpected(), kind == AlertKind.LIMIT);
    }

    /** A shop is failing its clients; counted when it is the first word of a failure that began after {@code judgedSince}. */
    void failing(FailureInterval failure, @Nullable Instant judgedSince) {
        if (failures.ongoing(failure) && judgedSince != null && failure.start().isAfter(judgedSince)) {
            unjudged.add(failure);
        }
    }

    /** {@code entity} was scored up to {@code time}: whatever announced an earlier failure of it is known now. */
    void scoredUntil(String entity, Instant time) {
        Iterator<FailureInterval> waiting = unjudged.iterator();
        while (waiting.hasNext()) {
            FailureInterval failure = waiting.next();
            if (failure.entity().equals(entity)
                    && !time.isBefore(failure.start().plus(tick.multipliedBy(2)))) {
                waiting.remove();
                Duration lead = failures.judge(failure);
                feed.add(sequence -> new FailureTruth(sequence, failure.start(), entity, whatHappened(failure), lead));
            }
        }
    }

    private static String whatHappened(FailureInterval failure) {
        return failure.cause().contains("sale") || failure.cause().contains("ramp")
                ? "the flash sale took the shop down"
                : "the shop fails its clients (" + failure.cause() + ")";
    }

    List<IncidentCount> counts() {
        List<IncidentCount> told = new ArrayList<>();
        counts.forEach((kind, count) -> told.add(new IncidentCount(kind, count.opened, count.resolved)));
        return told;
    }

    FailureTally failures() {
        return failures.tally();
    }
}
