package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Panel;

/**
 * How many rows each part of the screen gets, edges included; a part with 0 rows is not drawn. Thread-safe.
 *
 * @param focus rows of one chart
 * @param focusCount how many charts there are
 */
record Layout(Panel panel, int header, int progress, int fleet, int focus, int focusCount, int feed, int footer) {
    private static final int BOX_FROM_COLUMNS = 100;
    private static final int BOX_FROM_ROWS = 30;
    private static final int LEAST_FEED = 5;
    private static final int WANTED_FEED = 9;
    private static final int LEAST_FOCUS = 7;
    private static final int WANTED_FOCUS = 10;
    private static final int MAX_FOCUS = 14;

    /** Header and footer are fixed; the fleet takes what it needs, the feed what it wants; what is over goes to charts. */
    static Layout of(TerminalSize size, DemoView view) {
        boolean box = size.columns() >= BOX_FROM_COLUMNS && size.rows() >= BOX_FROM_ROWS;
        Panel panel = box ? Panel.BOX : Panel.RULE;
        int header = Math.min(size.rows(), HeaderPanel.rows(panel));
        int footer = size.rows() > header ? 1 : 0;
        int progressRows = ProgressPanel.rows(view);
        int progress = progressRows == 0 ? 0 : progressRows + panel.edgeRows;
        int left = size.rows() - header - footer - progress;
        int fleet = Math.max(0, Math.min(view.fleet().size() + 1 + panel.edgeRows, left - LEAST_FEED));
        left -= fleet;
        int most = left - LEAST_FEED - panel.edgeRows;
        int spare = left - WANTED_FEED - panel.edgeRows;
        int charts = FocusPanel.choose(view.fleet()).size();
        int focusCount = box && most >= LEAST_FOCUS ? Math.min(charts, Math.max(1, spare / WANTED_FOCUS)) : 0;
        int focus = focusCount == 0 ? 0 : Math.max(LEAST_FOCUS, Math.min(MAX_FOCUS, spare / focusCount));
        return new Layout(
                panel, header, progress, fleet, focus, focusCount, Math.max(0, left - focus * focusCount), footer);
    }
}
