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

/**
 * The page of a back-test over servers.
 *
 * <p>Confined to one thread.
 */
final class ServerReport {
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
        for (ServerRun run : runs) {
            run.detections().values().stream()
                    .map(Detection::trace)
                    .filter(trace -> trace != null)
                    .findFirst()
                    .ifPresent(trace -> sections.add(new ServerStory(run.series(), trace)
                            .section(figures(run), runs.size(), sections.isEmpty())));
        }
        new SuitePage(title, data(), table, TocsinDetector.NAME, headline, List.of(), remarks, sections).write(file);
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
                "%d servers, %,d ticks judged, %d labelled incidents (%.1f %% of the ticks). Each server has a model of its own,"
                        + " learned without labels.",
                runs.size(),
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
