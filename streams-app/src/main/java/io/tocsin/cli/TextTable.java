package io.tocsin.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/**
 * A table with columns as wide as what is in them. Without headings it is a list of facts.
 *
 * <p>Confined to one thread.
 */
final class TextTable {
    private static final String GAP = "  ";

    private final Ansi ansi;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean hasHeadings;
    private final Set<Integer> right = new HashSet<>();

    TextTable(Ansi ansi, String... headings) {
        this.ansi = ansi;
        this.hasHeadings = headings.length > 0;
        if (hasHeadings) {
            rows.add(List.of(headings));
        }
    }

    /** Sets these columns, from 0, flush right: numbers. */
    TextTable right(int... columns) {
        for (int column : columns) {
            right.add(column);
        }
        return this;
    }

    /** Adds a row; control characters in a cell, which a terminal would take for commands, are shown as question marks. */
    TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString().replaceAll("\\p{Cntrl}", "?"));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == (hasHeadings ? 1 : 0);
    }

    void print(PrintWriter out) {
        int[] widths = widths();
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            // Markup only around our own headings: a cell may hold what looks like markup.
            out.println(i == 0 && hasHeadings ? ansi.string("@|bold " + line + "|@") : line);
        }
        out.flush();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP).append(right.contains(column) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }
}
