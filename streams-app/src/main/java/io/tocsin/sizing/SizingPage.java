package io.tocsin.sizing;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Canvas;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * An estimate as a page of sections. Thread-safe.
 *
 * @param columns of the terminal; one with less than 80 breaks the lines of the page itself, so that nothing is lost
 */
public record SizingPage(Estimate estimate, int columns) {
    private static final int LEAST_COLUMNS = 80;
    private static final int MOST_COLUMNS = 120;

    /** Draws it. */
    public Frame draw(CharacterSet characters) {
        int width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
        List<PageLine> lines = new ArrayList<>();
        SizingText text = new SizingText(estimate);
        lines.addAll(text.answer());
        lines.addAll(new FlowLines(estimate).all());
        lines.addAll(text.needs());
        lines.addAll(text.notes());
        lines.addAll(text.sources());
        List<PageLine> wrapped =
                lines.stream().flatMap(line -> line.wrapped(width).stream()).toList();
        Canvas canvas = new Canvas(new TerminalSize(width, wrapped.size() + 2), characters);
        Region page = canvas.all();
        page.text(0, 0, " SIZING ", Tone.BADGE_BRAND);
        page.text(0, 10, text.headline(), Tone.STRONG);
        page.text(1, 10, text.assumptions(), Tone.MUTED);
        for (int row = 0; row < wrapped.size(); row++) {
            wrapped.get(row).draw(page, row + 2);
        }
        return canvas.finish();
    }
}
