package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.EntityRow;
import java.util.List;

/**
 * Where the columns of the fleet table stand: first column and width of each. Thread-safe.
 *
 * @param roomy whether labels are written out
 */
record FleetColumns(
        boolean roomy,
        Span entity,
        Span source,
        Span state,
        Span score,
        Span bar,
        Span scores,
        Span failure,
        Span explanation,
        Span version) {
    private static final int ROOMY_FROM = 108;
    private static final int WIDE_FROM = 140;
    private static final int MAX_VERSION_WIDTH = 10;

    /** A run of columns. */
    record Span(int column, int width) {
        Span next(int gap, int nextWidth) {
            return new Span(column + width + gap, Math.max(0, nextWidth));
        }

        int end() {
            return column + width;
        }
    }

    /** Shares out {@code width} columns; the explanation gets what the others leave. */
    static FleetColumns of(int width, List<EntityRow> fleet) {
        boolean roomy = width >= ROOMY_FROM;
        boolean wide = width >= WIDE_FROM;
        int gap = roomy ? 2 : 1;
        int longestName =
                fleet.stream().mapToInt(row -> row.entity().length()).max().orElse(0);
        int longestVersion =
                fleet.stream().mapToInt(FleetColumns::versionWidth).max().orElse(0);
        int versionWidth = Math.min(MAX_VERSION_WIDTH, Math.max(roomy ? 5 : 2, longestVersion));
        Span entity = new Span(1, Math.max(6, Math.min(wide ? 24 : roomy ? 16 : 9, longestName)));
        Span source = entity.next(gap, roomy ? 9 : 4);
        Span state = source.next(gap, wide ? 24 : roomy ? 16 : 13);
        Span score = state.next(1, roomy ? 5 : 4);
        Span bar = score.next(1, wide ? 14 : roomy ? 10 : 6);
        Span scores =
                bar.next(gap, wide ? 40 + Math.max(0, width - 165) / 2 : roomy ? 18 + (width - ROOMY_FROM) / 4 : 10);
        Span failure = scores.next(gap, wide ? 18 : roomy ? 6 : 5);
        Span version = new Span(width - versionWidth, versionWidth);
        Span explanation = failure.next(gap, version.column() - gap - failure.end() - gap);
        return new FleetColumns(roomy, entity, source, state, score, bar, scores, failure, explanation, version);
    }

    /** Whether the failure column has room for its horizon. */
    boolean failureHasHorizon() {
        return failure.width() >= 18;
    }

    /** Whether the state column has room for a sentence. */
    boolean stateHasSentence() {
        return state.width() >= 24;
    }

    private static int versionWidth(EntityRow row) {
        String version = row.version();
        return version == null ? 0 : version.length();
    }
}
