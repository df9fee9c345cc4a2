package io.tocsin.demo;

import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import io.tocsin.simulation.FailureInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String SHOPS = DemoPlan.SHOP_SELECTOR.replace("*", "");

    private final Feed feed = new Feed();
    private final TickLedger ledger = new TickLedger();
    private final SwapWatch swaps = new SwapWatch(feed, ledger::ticksWithoutScore);
    private final IncidentBook incidents;
    private final Map<String, EntityBoard> entities = new TreeMap<>();

    FleetBoard(Duration tick) {
        this.incidents = new IncidentBook(feed, tick);
    }

    synchronized void tick(Tick tick) {
        ledger.tick(tick.getEntity(), tick.getTime().toEpochMilli());
    }

    synchronized void score(Score score) {
        ledger.score(score.getEntity(), score.getTime().toEpochMilli());
        board(score.getEntity()).score(score);
        if (score.getState() != ScoreState.NO_MODEL) {
            swaps.judged(score);
        }
        incidents.scoredUntil(score.getEntity(), score.getTime());
    }

    synchronized void alert(Alert alert) {
        incidents.alert(alert, sourceOf(alert.getEntity()));
        // Tocsin itself is nobody's row.
        if (alert.getKind() == AlertKind.BLIND) {
            return;
        }
        EntityBoard board = board(alert.getEntity());
        if (alert.getState() == AlertState.RESOLVED) {
            board.resolved(alert.getKind());
        } else {
            board.opened(alert.getKind());
        }
    }

    /** The simulation says that a shop is failing its clients. */
    synchronized void failing(FailureInterval failure) {
        incidents.failing(failure, swaps.firstJudged());
    }

    /** An incident that an earlier run left open. */
    synchronized void stillOpen(Alert alert) {
        if (alert.getKind() != AlertKind.BLIND) {
            board(alert.getEntity()).opened(alert.getKind());
        }
    }

    /** Ticks of {@code entity} that an earlier run saw. */
    synchronized void countEarlier(String entity, int ticks) {
        board(entity).countEarlier(ticks);
    }

    /** Which version judged before this run. */
    synchronized void versionInForce(String model, String version) {
        swaps.inForce(model, version);
    }

    private EntityBoard board(String entity) {
        return entities.computeIfAbsent(entity, e -> new EntityBoard(e, sourceOf(e)));
    }

    private static Source sourceOf(String entity) {
        return entity.startsWith(SHOPS) ? Source.SIMULATED : Source.LIVE;
    }

    synchronized List<EntityRow> rows() {
        return entities.values().stream()
                .map(board -> board.row(DemoPlan.HOST_TICKS))
                .toList();
    }

    synchronized List<FeedEntry> feed() {
        return feed.entries();
    }

    /** The newest tick that the shops' model judged. */
    synchronized @Nullable Score judgedNewest() {
        return swaps.newestJudged();
    }

    synchronized @Nullable ModelSwap newestSwap() {
        return swaps.newestSwap();
    }

    synchronized int ticksOf(String entity) {
        EntityBoard board = entities.get(entity);
        return board == null ? 0 : board.ticks();
    }

    /** The newest tick that all {@code shops} have been scored up to; null before every one has a score. */
    synchronized @Nullable Instant shopsScoredUntil(int shops) {
        List<Instant> newest = new ArrayList<>();
        entities.forEach((entity, board) -> {
            Score score = board.newest();
            if (entity.startsWith(SHOPS) && score != null) {
                newest.add(score.getTime());
            }
        });
        return newest.size() < shops
                ? null
                : newest.stream().min(Instant::compareTo).orElse(null);
    }

    synchronized List<IncidentCount> incidents() {
        return incidents.counts();
    }

    synchronized FailureTally failures() {
        return incidents.failures();
    }

    synchronized long swaps() {
        return swaps.swaps();
    }

    synchronized long ticksWithoutScore() {
        return ledger.ticksWithoutScore();
    }
}
