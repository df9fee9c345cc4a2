package io.tocsin.backtest;

import io.tocsin.backtest.page.PageSection;
import io.tocsin.backtest.page.ServerStory;
import io.tocsin.backtest.page.SuitePage;
import io.tocsin.engine.evaluation.TickInterval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a back-test over servers.
 *
 * <p>Confined to one thread.
 */
final class ServerReport {
    private static final double STANDING_SHARE = 0.1;
    private static final List<String> SUMMARISED = List.of("vus_pr", "auc_pr");

    private final String title;
    private final FigureTable table;
    private final List<String> headline;
    private final List<String> remarks;
    private final List<ServerRun> runs;

    ServerReport(String title, FigureTable table, List<String> headline, List<String> remarks, List<ServerRun> runs) {
        this.title = title;
        this.table = table;
        this.headline = List.copyOf(headline);
        this.remarks = List.copyOf(remarks);
        this.runs = List.copyOf(runs);
    }

    void write(Path file) {
        List<PageSection> sections = new ArrayList<>();
        List<String> standing = new ArrayList<>();
        for (ServerRun run : runs) {
            ReplayTrace trace = trace(run);
            if (trace != null) {
                ServerStory story = new ServerStory(run.series(), trace);
                sections.add(story.section(figures(run), runs.size(), sections.isEmpty()));
                if (story.flaggedNormalShare() > STANDING_SHARE) {
                    standing.add(String.format(
                            Locale.ROOT, "%s %.0f %%", run.series().name(), 100 * story.flaggedNormalShare()));
                }
            }
        }
        new SuitePage(
                        title,
                        data(),
                        table,
                        TocsinDetector.NAME,
                        headline,
                        List.of(),
                        withStanding(remarks, standing),
                        sections)
                .write(file);
    }

    private static @Nullable ReplayTrace trace(ServerRun run) {
        Detection detection = run.detections().get(TocsinDetector.NAME);
        return detection == null ? null : detection.trace();
    }

    /** An alarm that never ends counts as one: the figures alone would hide it. */
    private static List<String> withStanding(List<String> remarks, List<String> standing) {
        if (standing.isEmpty()) {
            return remarks;
        }
        List<String> all = new ArrayList<>(remarks);
        all.add(String.format(
                Locale.ROOT,
                "a standing alarm counts once: on %d of the servers more than %.0f %% of the normal ticks lie beyond the boundary (%s)",
                standing.size(),
                100 * STANDING_SHARE,
                String.join(", ", standing)));
        return all;
    }

    private String data() {
        int ticks = 0;
        int labelled = 0;
        int incidents = 0;
        for (ServerRun run : runs) {
            ticks += run.series().test().size();
            incidents += TickInterval.where(run.series().labels(), true).size();
            for (boolean label : run.series().labels()) {
                labelled += label ? 1 : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                "%d %s, %,d ticks judged, %d labelled incidents (%.1f %% of the ticks). Each server has a model of its own,"
                        + " learned without labels.",
                runs.size(),
                runs.size() == 1 ? "server" : "servers",
                ticks,
                incidents,
                100.0 * labelled / Math.max(1, ticks));
    }

    private static String figures(ServerRun run) {
        Map<String, Double> figures = run.figures().getOrDefault(TocsinDetector.NAME, Map.of());
        List<String> words = new ArrayList<>();
        for (String column : SUMMARISED) {
            double value = figures.getOrDefault(column, Double.NaN);
            if (!Double.isNaN(value)) {
                words.add(String.format(
                        Locale.ROOT, "%s %.3f", column.replace('_', '-').toUpperCase(Locale.ROOT), value));
            }
        }
        return String.join(", ", words);
    }
}
