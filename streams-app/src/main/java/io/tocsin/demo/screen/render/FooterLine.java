package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.Hints;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;

/** What to do, in one row: first how to stop, then where to look, what to try, then where the data is. Thread-safe. */
final class FooterLine {
    private FooterLine() {}

    static void draw(Region region, Hints hints) {
        int column = part(region, 0, "Ctrl-C", "stops cleanly");
        column = hints.page().isEmpty() ? column : part(region, column, "page", hints.page());
        column = part(region, column, "try", hints.suggestion());
        part(region, column, "data", hints.dataDirectory());
    }

    private static int part(Region region, int column, String key, String text) {
        int start = column == 0 ? 1 : column + 3;
        if (column > 0 && start + key.length() + 1 + text.length() > region.width()) {
            return column;
        }
        int after = region.text(0, start, key, Tone.ACCENT);
        return region.text(0, after + 1, text, Tone.MUTED);
    }
}
