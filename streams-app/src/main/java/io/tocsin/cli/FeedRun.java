package io.tocsin.cli;

import java.util.List;

/**
 * Plays rows in their order until they are over, somebody stops it, or they do not arrive any more.
 *
 * <p>Confined to one thread.
 */
final class FeedRun {
    private final List<FeedRow> rows;
    private final FeedSchedule schedule;
    private final FeedPace pace;
    private final FeedTarget target;
    private final FeedProgress progress;

    FeedRun(List<FeedRow> rows, FeedSchedule schedule, FeedPace pace, FeedTarget target, FeedProgress progress) {
        this.rows = rows;
        this.schedule = schedule;
        this.pace = pace;
        this.target = target;
        this.progress = progress;
    }

    /** How many of the rows have arrived, from the first on without a gap. */
    int play() throws InterruptedException {
        for (int i = 0; i < rows.size() && goesOn(rows.get(i)); i++) {
            target.send(rows.get(i).sample(schedule.laterMs()));
            progress.sent(i + 1, rows.get(i).timeMs());
        }
        progress.end();
        return target.arrived();
    }

    private boolean goesOn(FeedRow next) throws InterruptedException {
        return pace.waitUntil(schedule.sendAtMs(next)) && target.failure().isEmpty();
    }
}
