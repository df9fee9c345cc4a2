package io.tocsin.terminal.draw;

/**
 * The edge around a part of the screen: a rounded box where there is room, a rule above it where there is not. Thread-safe.
 */
public enum Panel {
    BOX(2, 2),
    RULE(1, 1);

    /** Rows the edge takes. */
    public final int edgeRows;

    private final int margin;

    Panel(int edgeRows, int margin) {
        this.edgeRows = edgeRows;
        this.margin = margin;
    }

    /** Draws the edge with its title and gives back what is inside. */
    public Region draw(Region region, String title, String note) {
        line(region, 0, '╭', '╮');
        if (this == BOX) {
            line(region, region.height() - 1, '╰', '╯');
            for (int row = 1; row < region.height() - 1; row++) {
                region.put(row, 0, '│', Tone.LINE);
                region.put(row, region.width() - 1, '│', Tone.LINE);
            }
        }
        int end = title.isEmpty() ? 2 : region.fit(0, 2, region.width() - 4, " " + title + " ", Tone.STRONG);
        if (!note.isEmpty() && end + note.length() + 5 <= region.width()) {
            region.textBefore(0, region.width() - 2, " " + note + " ", Tone.MUTED);
        }
        return region.part(1, margin, region.height() - edgeRows, region.width() - 2 * margin);
    }

    private void line(Region region, int row, char left, char right) {
        region.fill(row, 0, region.width(), '─', Tone.LINE);
        if (this == BOX) {
            region.put(row, 0, left, Tone.LINE);
            region.put(row, region.width() - 1, right, Tone.LINE);
        }
    }
}
