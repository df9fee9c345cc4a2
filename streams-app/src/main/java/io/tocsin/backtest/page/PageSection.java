package io.tocsin.backtest.page;

import java.util.List;

/**
 * A part of a page that can be folded: one series, one experiment.
 *
 * <p>Thread-safe.
 *
 * @param series the series of the table that it is about, to which the table links; empty for none
 * @param heading always seen
 * @param summary always seen, one line, may be empty
 * @param notes lines above the pictures
 * @param open whether it is unfolded at first
 */
public record PageSection(
        String series, String heading, String summary, List<String> notes, List<PageFigure> figures, boolean open) {

    public PageSection {
        notes = List.copyOf(notes);
        figures = List.copyOf(figures);
    }
}
