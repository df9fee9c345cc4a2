package io.tocsin.backtest.page;

import io.tocsin.backtest.ReplayTrace;
import io.tocsin.backtest.ServerSeries;
import io.tocsin.engine.evaluation.TickInterval;
import io.tocsin.plot.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * One server's section of the page: all of its test part, and the moments worth a look from near.
 *
 * <p>Thread-safe.
 */
public final class ServerStory {
    private static final int OVERVIEW_METRICS = 4;
    private static final int MOMENT_METRICS = 3;
    private static final int COLUMNS = 1092;
    /** With more servers their pictures get coarser: the page must stay fit to be sent around. */
    private static final int SERVERS_IN_FULL = 8;

    private static final int MIN_COLUMNS = 240;
    private static final int MIN_MARGIN_TICKS = 60;
    /** Without labels the highest scores tell which metrics are worth a picture. */
    private static final double HIGH_SHARE = 0.99;

    private final ServerSeries series;
    private final ReplayTrace trace;
    private final Moments moments;
    private final TracePicture picture;

    public ServerStory(ServerSeries series, ReplayTrace trace) {
        this.series = series;
        this.trace = trace;
        this.moments = Moments.of(trace.levels(), series.labels());
        this.picture = new TracePicture(series, trace);
    }

    /**
     * The section.
     *
     * @param figures what it reached, a few words
     * @param servers how many share the page
     */
    public PageSection section(String figures, int servers, boolean open) {
        List<PageFigure> pictures = new ArrayList<>();
        pictures.add(overview(Math.max(MIN_COLUMNS, COLUMNS * SERVERS_IN_FULL / Math.max(SERVERS_IN_FULL, servers))));
        moments.outstanding().forEach(moment -> pictures.add(near(moment)));
        return new PageSection(series.name(), series.name(), summary(figures), List.of(), pictures, open);
    }

    private String summary(String figures) {
        int falseAlarms = moments.falseAlarms().size();
        String found = moments.incidents() == 0
                ? "no incident is known"
                : moments.found().size() + " of " + moments.incidents() + " incidents found";
        return found + " · " + falseAlarms + (falseAlarms == 1 ? " false alarm" : " false alarms") + " in "
                + DurationWords.of(series.test().size() * series.tickDurationMs()) + " · "
                // An alarm that never ends counts once: only this share tells.
                + String.format(
                        Locale.ROOT, "%.1f %% of the normal ticks beyond the boundary", 100 * flaggedNormalShare())
                + (figures.isEmpty() ? "" : " · " + figures);
    }

    /** The share of the ticks outside incidents that lie beyond the boundary. */
    public double flaggedNormalShare() {
        int normal = 0;
        int flagged = 0;
        for (int row = 0; row < trace.scores().length; row++) {
            normal += series.labels()[row] ? 0 : 1;
            flagged += !series.labels()[row] && trace.isBeyond(row) ? 1 : 0;
        }
        return (double) flagged / Math.max(1, normal);
    }

    private PageFigure overview(int columns) {
        int size = series.test().size();
        List<ContributorShare> metrics = ContributorShare.heaviest(trace, worthALook(), OVERVIEW_METRICS);
        Figure figure = picture.of(
                series.name(),
                new TickInterval(0, size),
                ContributorShare.features(metrics),
                new TracePicture.Look(110, 64, columns));
        String rows = moments.incidents() == 0 ? "where scores were highest" : "during the incidents";
        return PageFigure.wide(
                "The whole test part",
                figure,
                "Below the score the metrics that carried most of it " + rows + ": " + ContributorShare.words(metrics)
                        + ". Usual range: forecast ± 3 usual errors of a forecast one tick ahead.");
    }

    private IntPredicate worthALook() {
        if (moments.incidents() > 0) {
            return row -> series.labels()[row];
        }
        double[] sorted = trace.scores().clone();
        Arrays.sort(sorted);
        double high = sorted[(int) (HIGH_SHARE * (sorted.length - 1))];
        return row -> trace.scores()[row] >= high;
    }

    private PageFigure near(Moment moment) {
        TickInterval interval = moment.interval();
        int most = Math.max(MIN_MARGIN_TICKS, 2 * series.vusWindow());
        int margin = Math.max(MIN_MARGIN_TICKS, Math.min(most, moment.length()));
        TickInterval rows = new TickInterval(
                Math.max(0, interval.first() - margin), Math.min(series.test().size(), interval.end() + margin));
        double decisive = Math.min(1, moment.peak());
        List<ContributorShare> metrics = ContributorShare.heaviest(
                trace,
                row -> row >= interval.first() && row < interval.end() && trace.level(row) >= decisive,
                MOMENT_METRICS);
        Figure figure = picture.of(
                moment.kind().heading() + " on " + series.name(),
                rows,
                ContributorShare.features(metrics),
                new TracePicture.Look(84, 60, 340));
        return new PageFigure(
                moment.kind().heading(),
                figure,
                new MomentWords(series, trace).of(moment, metrics),
                PageFigure.Size.NARROW);
    }
}
