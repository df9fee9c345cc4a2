package io.tocsin.console.top;

import io.tocsin.fleet.EntityLine;
import java.util.List;

/**
 * Where the columns of the table stand; one with a width of 0 is left out. Thread-safe.
 *
 * @param roomy whether there is room for sentences
 */
record TopColumns(
        boolean roomy,
        Span entity,
        Span standing,
        Span since,
        Span score,
        Span bar,
        Span scores,
        Span fails,
        Span because,
        Span version) {
    private static final int ROOMY_FROM = 110;
    private static final int SCORES_FROM = 138;
    private static final int HORIZON_FROM = 76;
    private static final int BAR_FROM = 60;
    private static final int BECAUSE_LEAST = 8;
    private static final int MAX_VERSION_WIDTH = 15;

    /** A run of columns. */
    record Span(int column, int width) {
        int end() {
            return column + width;
        }

        private Span next(int gap, int nextWidth) {
            return nextWidth <= 0 ? new Span(end(), 0) : new Span(end() + gap, nextWidth);
        }
    }

    /** Shares out {@code width} columns; what explains gets what the others leave. */
    static TopColumns of(int width, List<EntityLine> lines) {
        boolean roomy = width >= ROOMY_FROM;
        int gap = roomy ? 2 : 1;
        int longest =
                lines.stream().mapToInt(line -> line.entity().length()).max().orElse(0);
        Span entity = new Span(1, Math.max(6, Math.min(longest, roomy ? 20 + (width - ROOMY_FROM) / 3 : 16)));
        Span standing = entity.next(gap, roomy ? 15 : 10);
        Span since = standing.next(gap, 6);
        Span score = since.next(gap, 5);
        Span bar = score.next(1, width < BAR_FROM ? 0 : roomy ? 12 : 6);
        Span scores = bar.next(gap, width < SCORES_FROM ? 0 : Math.min(40, 16 + (width - SCORES_FROM) / 3));
        Span fails = scores.next(gap, roomy ? 17 : width < HORIZON_FROM ? 5 : 10);
        int version = roomy
                ? Math.min(
                        MAX_VERSION_WIDTH,
                        Math.max(
                                5,
                                lines.stream()
                                        .mapToInt(TopColumns::version)
                                        .max()
                                        .orElse(0)))
                : 0;
        Span by = new Span(width - version, version);
        int left = by.column() - (version == 0 ? 0 : gap) - fails.end() - gap;
        return new TopColumns(
                roomy,
                entity,
                standing,
                since,
                score,
                bar,
                scores,
                fails,
                fails.next(gap, left < BECAUSE_LEAST ? 0 : left),
                by);
    }

    /** Whether there is room for how far a probability looks ahead. */
    boolean withHorizon() {
        return fails.width() >= 10;
    }

    private static int version(EntityLine line) {
        String version = line.version();
        return version == null ? 0 : version.length();
    }
}
