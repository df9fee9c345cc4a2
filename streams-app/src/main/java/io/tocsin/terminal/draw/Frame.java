package io.tocsin.terminal.draw;

import io.tocsin.terminal.ColorDepth;
import java.util.ArrayList;
import java.util.List;

/** A finished drawing, one line per row of the terminal. Thread-safe. */
public final class Frame {
    private final char[][] cells;
    private final Tone[][] tones;

    Frame(char[][] cells, Tone[][] tones) {
        this.cells = cells;
        this.tones = tones;
    }

    /** The characters alone, without escape codes and without blanks at the end of a line. */
    public List<String> plain() {
        List<String> lines = new ArrayList<>(cells.length);
        for (char[] row : cells) {
            lines.add(new String(row).stripTrailing());
        }
        return List.copyOf(lines);
    }

    /** The lines with escape codes; each leaves the terminal in its default tone. Blanks at the end of a line are left out. */
    public List<String> styled(ColorDepth depth) {
        List<String> lines = new ArrayList<>(cells.length);
        for (int row = 0; row < cells.length; row++) {
            lines.add(styled(row, depth));
        }
        return List.copyOf(lines);
    }

    private String styled(int row, ColorDepth depth) {
        StringBuilder line = new StringBuilder();
        Tone current = Tone.TEXT;
        int end = end(row);
        for (int column = 0; column < end; column++) {
            Tone tone = tones[row][column];
            // A blank has no colour of its own: keeping the tone saves two sequences per word gap.
            if (tone != current && (cells[row][column] != ' ' || tone.showsBlanks() || current.showsBlanks())) {
                line.append(tone.sequence(depth));
                current = tone;
            }
            line.append(cells[row][column]);
        }
        return current == Tone.TEXT
                ? line.toString()
                : line.append(Tone.TEXT.sequence(depth)).toString();
    }

    private int end(int row) {
        int end = cells[row].length;
        while (end > 0 && cells[row][end - 1] == ' ' && !tones[row][end - 1].showsBlanks()) {
            end--;
        }
        return end;
    }
}
