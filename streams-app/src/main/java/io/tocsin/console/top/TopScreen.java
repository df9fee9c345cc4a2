package io.tocsin.console.top;

import io.tocsin.fleet.EntityLine;
import io.tocsin.fleet.FleetTotals;
import io.tocsin.fleet.FleetView;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Canvas;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.Panel;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.NumberText;
import io.tocsin.terminal.text.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a view: the same view, time and size give the same frame. Thread-safe. */
final class TopScreen {
    /** Rows that are not entities: three of the header, two above the table, the last line. */
    private static final int OTHER_ROWS = 6;

    private final CharacterSet characters;
    private final ZoneId zone;
    private final String where;

    /**
     * For a terminal.
     *
     * @param where the brokers, for people
     */
    TopScreen(CharacterSet characters, ZoneId zone, String where) {
        this.characters = characters;
        this.zone = zone;
        this.where = where;
    }

    /** How many entities a screen of a size shows. */
    static int page(TerminalSize size) {
        return Math.max(1, size.rows() - OTHER_ROWS);
    }

    /** @param complete whether all that is in the topics has been read */
    Frame live(FleetView view, boolean complete, TopControls controls, Instant now, TerminalSize size) {
        Canvas canvas = new Canvas(size, characters);
        Region all = canvas.all();
        table(all, view, complete, controls, now);
        footer(all, size.rows() - 1, view, controls);
        return canvas.finish();
    }

    /** All lines of the view, one under the other, as high as it takes. */
    Frame once(FleetView view, TopControls controls, Instant now, int columns) {
        Canvas canvas = new Canvas(
                new TerminalSize(
                        columns, OTHER_ROWS - 1 + Math.max(1, view.lines().size())),
                characters);
        table(canvas.all(), view, true, controls, now);
        return canvas.finish();
    }

    private void table(Region all, FleetView view, boolean complete, TopControls controls, Instant now) {
        head(all, now);
        TopHeader.draw(all.part(1, 1, 2, all.width() - 2), view.totals(), now);
        Region table =
                Panel.RULE.draw(all.part(3, 0, all.height() - 3, all.width()), title(controls), models(view.totals()));
        TopColumns columns = TopColumns.of(table.width(), view.lines());
        names(table, columns);
        if (view.lines().isEmpty()) {
            table.text(1, 1, complete ? nothing(view, controls) : "reading what there is …", Tone.MUTED);
        }
        for (int row = 0; row < view.lines().size(); row++) {
            EntityLine line = view.lines().get(row);
            new TopRow(table, row + 1, columns).draw(line);
        }
    }

    private void head(Region all, Instant now) {
        all.fill(0, 0, all.width(), '─', Tone.LINE);
        int column = all.text(0, 1, " TOCSIN ", Tone.BADGE_BRAND);
        String time = " " + TimeText.seconds(now, zone) + " ";
        int end = all.textBefore(0, all.width() - 1, time, Tone.STRONG);
        all.fit(0, column, end - column - 1, " " + where + " ", Tone.MUTED);
    }

    private static String title(TopControls controls) {
        String text = controls.text();
        String order = "by " + controls.order().label();
        String kind = controls.kind()
                .map(one -> " · " + one.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("");
        String selector = controls.selector().coversEverything()
                ? ""
                : " · " + controls.selector().text();
        return "fleet " + order + kind + selector + (text.isEmpty() ? "" : " · \"" + text + "\"");
    }

    private static String models(FleetTotals totals) {
        String unreadable = totals.unreadable() == 0 ? "" : NumberText.count(totals.unreadable()) + " unreadable · ";
        List<FleetTotals.ModelShare> models = totals.models();
        String named = models.stream()
                .limit(2)
                .map(one -> one.model() + " " + one.version() + " (" + NumberText.count(one.entities()) + ")")
                .collect(Collectors.joining(" · "));
        String more = models.size() > 2 ? " · " + (models.size() - 2) + " more" : "";
        return unreadable + (models.isEmpty() ? "no model judges" : named + more);
    }

    private static void names(Region region, TopColumns columns) {
        region.text(0, columns.entity().column(), "entity", Tone.MUTED);
        region.text(0, columns.standing().column(), "state", Tone.MUTED);
        region.textBefore(0, columns.since().end(), "since", Tone.MUTED);
        region.textBefore(0, columns.score().end(), "score", Tone.MUTED);
        if (columns.scores().width() > 0) {
            region.text(0, columns.scores().column(), "scores", Tone.MUTED);
        }
        region.textBefore(0, columns.fails().end(), columns.roomy() ? "failure ahead" : "fails", Tone.MUTED);
        if (columns.because().width() > 0) {
            region.fit(0, columns.because().column(), columns.because().width(), "because of", Tone.MUTED);
        }
        if (columns.version().width() > 0) {
            region.textBefore(0, columns.version().end(), "model", Tone.MUTED);
        }
    }

    private static String nothing(FleetView view, TopControls controls) {
        if (view.totals().entities() > 0) {
            return "nothing holds \"" + controls.text() + "\"; Esc shows all";
        }
        return controls.selector().coversEverything() && controls.kind().isEmpty()
                ? "nothing was ever judged; what is wrong: tocsin status"
                : "no entity like that";
    }

    private static void footer(Region all, int row, FleetView view, TopControls controls) {
        if (controls.typing()) {
            int column = all.text(row, 1, "/" + controls.text(), Tone.STRONG);
            column = all.text(row, column, "▌", Tone.ACCENT);
            all.fit(row, column + 2, all.width() - column - 2, "Enter keeps it, Esc shows all", Tone.MUTED);
            return;
        }
        int column = 1;
        for (String[] key : new String[][] {{"q", "quit"}, {"↑↓", "scroll"}, {"/", "filter"}, {"s", "sort"}}) {
            column = all.text(row, column, key[0], Tone.ACCENT);
            column = all.text(row, column + 1, key[1], Tone.MUTED) + 3;
        }
        int last = view.offset() + view.lines().size();
        String place = view.matching() == 0
                ? ""
                : NumberText.count(view.offset() + 1) + "–" + NumberText.count(last) + " of "
                        + NumberText.count(view.matching());
        int start = all.textBefore(row, all.width() - 1, place, Tone.MUTED);
        all.fit(row, column, start - column - 2, "why: tocsin explain ENTITY", Tone.MUTED);
    }
}
