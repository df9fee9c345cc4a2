package io.tocsin.terminal.draw;

/**
 * A rectangle of a canvas with its own origin; what is drawn beyond its edges is lost. Confined to one thread.
 */
public record Region(Canvas canvas, int top, int left, int height, int width) {
    /** A part of this region, cut where this one ends. */
    public Region part(int row, int column, int partHeight, int partWidth) {
        int rows = Math.max(0, Math.min(partHeight, height - row));
        int columns = Math.max(0, Math.min(partWidth, width - column));
        return new Region(canvas, top + row, left + column, rows, columns);
    }

    /** The columns from {@code column} on. */
    public Region from(int column) {
        return part(0, column, height, width - column);
    }

    public void put(int row, int column, char character, Tone tone) {
        if (row >= 0 && row < height && column >= 0 && column < width) {
            canvas.put(top + row, left + column, character, tone);
        }
    }

    /** Writes from {@code column} on and gives back the column after the last character. */
    public int text(int row, int column, String text, Tone tone) {
        for (int i = 0; i < text.length(); i++) {
            put(row, column + i, text.charAt(i), tone);
        }
        return column + text.length();
    }

    /** Writes at most {@code room} characters, the last one an ellipsis when that is too few. */
    public int fit(int row, int column, int room, String text, Tone tone) {
        if (text.length() <= room) {
            return text(row, column, text, tone);
        }
        return room <= 0 ? column : text(row, column, text.substring(0, room - 1) + "…", tone);
    }

    /** Writes so that the last character stands before column {@code end}; gives back the first column. */
    public int textBefore(int row, int end, String text, Tone tone) {
        text(row, end - text.length(), text, tone);
        return end - text.length();
    }

    public void fill(int row, int column, int count, char character, Tone tone) {
        for (int i = 0; i < count; i++) {
            put(row, column + i, character, tone);
        }
    }
}
