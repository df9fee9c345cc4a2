package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Canvas;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.Panel;
import io.tocsin.terminal.draw.Region;
import java.util.List;

/** Draws a view for a size: the same view and size give the same frame. Thread-safe. */
public final class Renderer {
    private final CharacterSet characters;

    public Renderer(CharacterSet characters) {
        this.characters = characters;
    }

    /** As many lines as the size has rows, none wider than it has columns. */
    public Frame render(DemoView view, TerminalSize size) {
        Canvas canvas = new Canvas(size, characters);
        Region all = canvas.all();
        Layout layout = Layout.of(size, view);
        List<EntityRow> sorted = FleetOrder.sorted(view.fleet());
        int row = 0;
        HeaderPanel.draw(rows(all, row, layout.header()), layout.panel(), view);
        row += layout.header();
        if (layout.progress() > 0) {
            Region progress = rows(all, row, layout.progress());
            ProgressPanel.draw(layout.panel().draw(progress, ProgressPanel.title(view), ""), view);
            row += layout.progress();
        }
        if (layout.fleet() > 0) {
            fleet(rows(all, row, layout.fleet()), layout.panel(), sorted);
            row += layout.fleet();
        }
        for (EntityRow focused : FocusPanel.choose(sorted).subList(0, layout.focusCount())) {
            FocusPanel.draw(rows(all, row, layout.focus()), layout.panel(), focused);
            row += layout.focus();
        }
        if (layout.feed() > 0) {
            Region feed =
                    layout.panel().draw(rows(all, row, layout.feed()), "what happened", "simulated time, newest first");
            new FeedPanel(feed, view.clock().zone()).draw(view.feed());
            row += layout.feed();
        }
        FooterLine.draw(rows(all, size.rows() - 1, layout.footer()), view.hints());
        return canvas.finish();
    }

    private static void fleet(Region region, Panel panel, List<EntityRow> sorted) {
        int shown = region.height() - panel.edgeRows - 1;
        FleetPanel.draw(panel.draw(region, "fleet", FleetPanel.note(sorted, shown)), sorted);
    }

    private static Region rows(Region all, int row, int height) {
        return all.part(row, 0, height, all.width());
    }
}
