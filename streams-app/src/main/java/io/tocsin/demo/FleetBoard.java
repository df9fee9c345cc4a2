package io.tocsin.demo;

import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.simulation.FailureInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the demo has seen, ready to be shown: a board an entity, the feed of what happened, the counts for the summary.
 *
 * <p>Thread-safe.
 */
final class FleetBoard {
    private static final int FEED_ENTRIES = 60;
    private static final int EXPLANATIONS = 3;

    private final Duration tick;
    private final FailureLedger failures = new FailureLedger();
    private final List<FailureInterval> unjudged = new ArrayList<>();
    private final Map<String, EntityBoard> entities = new TreeMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, Instant> openFailureAlerts = new HashMap<>();
    private final Map<AlertKind, long[]> incidents = new EnumMap<>(AlertKind.class);
    private final Deque<FeedEntry> feed = new ArrayDeque<>();
    private @Nullable Score judgedNewest;
    private @Nullable ModelSwap newestSwap;
    private long sequence;
    private long swaps;

    FleetBoard(Duration tick) {
        this.tick = tick;
    }

    synchronized void score(Score score) {
        EntityBoard board = board(score.getEntity());
        board.score(score);
        if (score.getState() != ScoreState.NO_MODEL) {
            noticeSwap(score);
        }
        judgeFailures(score.getEntity(), score.getTime());
    }

    private EntityBoard board(String entity) {
        return entities.computeIfAbsent(
                entity, e -> new EntityBoard(e, e.startsWith("shop/") ? Source.SIMULATED : Source.LIVE));
    }

    private void noticeSwap(Score score) {
        String model = String.valueOf(score.getModel());
        String version = String.valueOf(score.getVersion());
        String before = versions.put(model, version);
        if (model.equals(DemoPlan.SHOP_MODEL)) {
            judgedNewest = score;
        }
        if (!version.equals(before)) {
            // An entity whose tick was under way at the swap may still tell the version before.
            boolean back = before != null && version.compareTo(before) < 0;
            if (back) {
                versions.put(model, before);
                return;
            }
            swaps += before == null ? 0 : 1;
            newestSwap = new ModelSwap(++sequence, score.getTime(), model, before, version, 0);
            push(newestSwap);
        }
    }

    /** Forgets which versions judged before: what is told next is no swap but how it stood. */
    synchronized void versionInForce(String model, String version) {
        versions.put(model, version);
    }

    private void judgeFailures(String entity, Instant time) {
        Iterator<FailureInterval> waiting = unjudged.iterator();
        while (waiting.hasNext()) {
            FailureInterval failure = waiting.next();
            if (failure.entity().equals(entity)
                    && !time.isBefore(failure.start().plus(tick.multipliedBy(2)))) {
                waiting.remove();
                Duration lead = failures.judge(failure);
                push(new FailureTruth(++sequence, failure.start(), entity, whatHappened(failure), lead));
            }
        }
    }

    private static String whatHappened(FailureInterval failure) {
        return failure.cause().contains("sale") || failure.cause().contains("ramp")
                ? "the flash sale took the shop down"
                : "the shop fails its clients (" + failure.cause() + ")";
    }

    synchronized void alert(Alert alert) {
        AlertState state = alert.getState();
        EntityBoard board = board(alert.getEntity());
        Outcome outcome = null;
        long[] counts = incidents.computeIfAbsent(alert.getKind(), kind -> new long[2]);
        if (state == AlertState.RESOLVED) {
            board.resolved(alert.getKind());
            counts[1]++;
            outcome = outcome(alert);
        } else {
            board.opened(alert.getKind());
        }
        if (state == AlertState.OPEN) {
            counts[0]++;
            if (alert.getKind() == AlertKind.FAILURE) {
                openFailureAlerts.put(alert.getId(), alert.getUpdatedAt());
                failures.opened(alert.getEntity(), alert.getUpdatedAt());
            }
        }
        if (state != AlertState.UPDATED) {
            push(change(alert, outcome));
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

    private AlertChange change(Alert alert, @Nullable Outcome outcome) {
        Integer horizon = alert.getHorizonSeconds();
        boolean resolved = alert.getState() == AlertState.RESOLVED;
        return new AlertChange(
                ++sequence,
                alert.getUpdatedAt(),
                alert.getEntity(),
                alert.getKind(),
                alert.getState(),
                resolved ? alert.getPeak() : alert.getLevel(),
                horizon == null ? null : Duration.ofSeconds(horizon),
                alert.getContributors().stream()
                        .limit(EXPLANATIONS)
                        .map(EntityBoard::explanation)
                        .toList(),
                resolved ? Duration.between(alert.getStartedAt(), alert.getUpdatedAt()) : null,
                outcome);
    }

    /** An incident that an earlier run left open. */
    synchronized void stillOpen(Alert alert) {
        board(alert.getEntity()).opened(alert.getKind());
    }

    /** Ticks of {@code entity} that an earlier run saw. */
    synchronized void countEarlier(String entity, int ticks) {
        board(entity).countEarlier(ticks);
    }

    /** The simulation says that a shop is failing its clients; counts once the models judge. */
    synchronized void failing(FailureInterval failure) {
        if (failures.ongoing(failure) && judgedNewest != null && failure.start().isAfter(judgedSince())) {
            unjudged.add(failure);
        }
    }

    private Instant judgedSince() {
        return firstJudged == null ? Instant.MAX : firstJudged;
    }

    private @Nullable Instant firstJudged;

    private void push(FeedEntry entry) {
        if (firstJudged == null && entry instanceof ModelSwap swap) {
            firstJudged = swap.at();
        }
        feed.addFirst(entry);
        if (feed.size() > FEED_ENTRIES) {
            feed.removeLast();
        }
    }

    synchronized List<EntityRow> rows() {
        return entities.values().stream()
                .map(board -> board.row(DemoPlan.HOST_TICKS))
                .toList();
    }

    synchronized List<FeedEntry> feed() {
        return List.copyOf(feed);
    }

    /** The newest tick that the shops' model judged. */
    synchronized @Nullable Score judgedNewest() {
        return judgedNewest;
    }

    synchronized @Nullable ModelSwap newestSwap() {
        return newestSwap;
    }

    synchronized int ticksOf(String entity) {
        EntityBoard board = entities.get(entity);
        return board == null ? 0 : board.ticks();
    }

    /** The newest tick that every shop has been scored up to; empty before all have one. */
    synchronized @Nullable Instant shopsScoredUntil(int shops) {
        List<Instant> newest = new ArrayList<>();
        entities.forEach((entity, board) -> {
            Score score = board.newest();
            if (entity.startsWith("shop/") && score != null) {
                newest.add(score.getTime());
            }
        });
        return newest.size() < shops
                ? null
                : newest.stream().min(Instant::compareTo).orElse(null);
    }

    synchronized List<IncidentCount> incidents() {
        List<IncidentCount> counts = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            long[] count = incidents.getOrDefault(kind, new long[2]);
            counts.add(new IncidentCount(kind, count[0], count[1]));
        }
        return counts;
    }

    synchronized FailureTally failures() {
        return failures.tally();
    }

    synchronized long swaps() {
        return swaps;
    }
}
