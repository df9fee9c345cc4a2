package io.tocsin.terminal.draw;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import java.util.Arrays;

/**
 * A grid of characters and tones, one cell each; what is drawn beyond its edges is lost. Confined to one thread.
 */
public final class Canvas {
    private final TerminalSize size;
    private final CharacterSet characters;
    private final char[][] cells;
    private final Tone[][] tones;

    public Canvas(TerminalSize size, CharacterSet characters) {
        this.size = size;
        this.characters = characters;
        this.cells = new char[size.rows()][size.columns()];
        this.tones = new Tone[size.rows()][size.columns()];
        for (int row = 0; row < size.rows(); row++) {
            Arrays.fill(cells[row], ' ');
            Arrays.fill(tones[row], Tone.TEXT);
        }
    }

    public void put(int row, int column, char character, Tone tone) {
        if (row >= 0 && row < size.rows() && column >= 0 && column < size.columns()) {
            cells[row][column] = characters.show(character);
            tones[row][column] = tone;
        }
    }

    public Region all() {
        return new Region(this, 0, 0, size.rows(), size.columns());
    }

    /** Takes the cells over: the canvas must not be drawn on afterwards. */
    public Frame finish() {
        return new Frame(cells, tones);
    }
}
