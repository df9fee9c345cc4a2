package io.tocsin.sizing;

import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the page: a name, and what is said of it. Thread-safe.
 *
 * @param name at the left; empty where the line goes on
 * @param text beside it
 * @param laidOut whether blanks put the text into columns: it stays as it is, whatever fits
 */
record PageLine(String name, Tone nameTone, String text, Tone tone, boolean laidOut) {
    private static final int TEXT_AT = 24;

    static final PageLine BLANK = new PageLine("", Tone.TEXT, "", Tone.TEXT);

    PageLine(String name, Tone nameTone, String text, Tone tone) {
        this(name, nameTone, text, tone, false);
    }

    static PageLine heading(String title) {
        return new PageLine(title, Tone.STRONG, "", Tone.TEXT);
    }

    static PageLine fact(String name, String text) {
        return new PageLine("  " + name, Tone.MUTED, text, Tone.TEXT);
    }

    static PageLine strong(String name, String text) {
        return new PageLine("  " + name, Tone.MUTED, text, Tone.STRONG);
    }

    /** A line of a table. */
    static PageLine row(String name, String text, Tone tone) {
        return new PageLine("  " + name, Tone.MUTED, text, tone, true);
    }

    static PageLine tableHeading(String title, String text) {
        return new PageLine(title, Tone.STRONG, text, Tone.MUTED, true);
    }

    /** The same in lines that fit, broken at blanks; one that is laid out as it is. */
    List<PageLine> wrapped(int columns) {
        if (laidOut || TEXT_AT + text.length() <= columns) {
            return List.of(this);
        }
        List<PageLine> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && TEXT_AT + line.length() + 1 + word.length() > columns) {
                lines.add(new PageLine(lines.isEmpty() ? name : "", nameTone, line.toString(), tone));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(new PageLine(lines.isEmpty() ? name : "", nameTone, line.toString(), tone));
        return lines;
    }

    void draw(Region page, int row) {
        page.text(row, 0, name, nameTone);
        page.text(row, TEXT_AT, text, tone);
    }
}
