package io.tocsin.cli;

import io.tocsin.schemas.Tick;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of each entity, those with the most trouble first.
 *
 * <p>Confined to one thread.
 */
final class IngestTable {
    /** Records whose entity could not be told. */
    static final String NO_ENTITY = "(no entity)";

    static final List<String> HEADINGS =
            List.of("ENTITY", "TICKS", "MISSING", "INCOMPLETE", "LAST TICK", "BEHIND", "IRREGULAR", "REFUSED");

    private final long durationMs;
    private final Map<String, IngestFigures> entities = new HashMap<>();

    IngestTable(long durationMs) {
        this.durationMs = durationMs;
    }

    void take(Tick tick) {
        of(tick.getEntity()).take(tick);
    }

    void refuse(String entity, String cause) {
        of(entity.isEmpty() ? NO_ENTITY : entity).refuse(cause);
    }

    private IngestFigures of(String entity) {
        return entities.computeIfAbsent(entity, name -> new IngestFigures(durationMs));
    }

    /** Prints the first {@code top} rows by way of {@code table}, which has {@link #HEADINGS} and no rows, and what all rows come to. */
    void print(TextTable table, PrintWriter out, int top) {
        if (entities.isEmpty()) {
            out.println("nothing came");
            out.flush();
            return;
        }
        List<Map.Entry<String, IngestFigures>> rows =
                entities.entrySet().stream().sorted(IngestFigures.WORST_FIRST).toList();
        table.right(1, 2, 3, 5);
        rows.stream().limit(top).forEach(row -> row(table, row.getKey(), row.getValue()));
        table.print(out);
        if (rows.size() > top) {
            out.println("and " + NumberFormat.count(rows.size() - top) + " more with less trouble; --top shows them");
        }
        out.println(total());
        out.flush();
    }

    private void row(TextTable table, String entity, IngestFigures figures) {
        table.row(
                entity,
                NumberFormat.count(figures.ticks()),
                dashForNone(figures.missing()),
                dashForNone(figures.incomplete()),
                figures.hasTicks() ? TimeFormat.local(figures.lastMs()) : "-",
                figures.hasTicks() ? behind(newestMs() - figures.lastMs()) : "-",
                figures.irregular(),
                figures.refused());
    }

    private String total() {
        long ticks = 0;
        long missing = 0;
        long irregular = 0;
        long refused = 0;
        for (IngestFigures figures : entities.values()) {
            ticks += figures.ticks();
            missing += figures.missing();
            irregular += figures.irregularCount();
            refused += figures.refusedCount();
        }
        long named = entities.keySet().stream()
                .filter(entity -> !entity.equals(NO_ENTITY))
                .count();
        return "entities=" + named + " ticks=" + ticks + " missing=" + missing + " irregular=" + irregular + " refused="
                + refused;
    }

    private long newestMs() {
        return entities.values().stream().mapToLong(IngestFigures::lastMs).max().orElse(0);
    }

    private static String dashForNone(long count) {
        return count == 0 ? "-" : NumberFormat.count(count);
    }

    /** How far an entity is behind the newest tick of all; up to two ticks are nothing to speak of. */
    private String behind(long ms) {
        if (ms <= 2 * durationMs) {
            return "-";
        }
        long seconds = ms / 1_000;
        return seconds < 120
                ? seconds + " s"
                : seconds < 7_200
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
