package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.RunClock;
import io.tocsin.terminal.draw.Panel;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import java.time.Duration;

/** Name, phases and time in the first row, the vital numbers below. Thread-safe. */
final class HeaderPanel {
    private static final String BUSY = "◐◓◑◒";
    private static final int LABELS_FROM = 58;
    private static final long BUSY_STEP_MS = 250;

    private HeaderPanel() {}

    /** Rows it takes with its edge. */
    static int rows(Panel panel) {
        return panel == Panel.BOX ? 4 : 3;
    }

    static void draw(Region region, Panel panel, DemoView view) {
        Region inside = region.part(1, 1, 2, region.width() - 2);
        if (panel == Panel.BOX) {
            inside = panel.draw(region, "", "");
        }
        int start = panel == Panel.BOX ? 2 : 0;
        int end = region.width() - start;
        int column = region.text(0, start, " TOCSIN ", Tone.BADGE_BRAND);
        String run = " " + run(view.clock()) + " ";
        int runStart = region.textBefore(0, end, run, Tone.TEXT);
        phases(region.part(0, column, 1, runStart - column), view);
        HeaderTiles.draw(inside, view);
    }

    private static void phases(Region region, DemoView view) {
        int column = region.text(0, 0, " ", Tone.TEXT);
        for (Phase phase : Phase.values()) {
            if (phase == Phase.STOPPING && view.phase() != Phase.STOPPING) {
                continue;
            }
            int order = phase.compareTo(view.phase());
            column = region.text(0, column, " ", Tone.TEXT);
            if (order < 0) {
                column = region.text(0, column, "✓ " + phase.shortLabel() + " ", Tone.MUTED);
            } else if (order == 0) {
                column = current(region, column, view);
            } else {
                column = region.text(0, column, "○ " + phase.shortLabel() + " ", Tone.MUTED);
            }
        }
    }

    private static int current(Region region, int column, DemoView view) {
        boolean calm = view.phase() == Phase.PREDICTING;
        long step = view.clock().elapsed().toMillis() / BUSY_STEP_MS;
        char mark = calm ? '●' : BUSY.charAt((int) Math.floorMod(step, (long) BUSY.length()));
        region.text(0, column, mark + " ", calm ? Tone.GOOD : Tone.ACCENT);
        String label = region.width() >= LABELS_FROM
                ? view.phase().label()
                : view.phase().shortLabel();
        return region.text(0, column + 2, label + " ", Tone.STRONG);
    }

    private static String run(RunClock clock) {
        Duration remaining = clock.remaining();
        String elapsed = DurationText.stopwatch(clock.elapsed());
        return remaining == null ? elapsed : elapsed + " · " + DurationText.stopwatch(remaining) + " left";
    }
}
