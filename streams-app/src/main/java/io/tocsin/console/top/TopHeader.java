package io.tocsin.console.top;

import io.tocsin.fleet.FleetTotals;
import io.tocsin.schemas.AlertKind;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The vital numbers: a muted name above each value, spread over the width. Thread-safe. */
final class TopHeader {
    /** From here on the newest score is late: two ticks and what a grace takes. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final Duration VERY_LATE = Duration.ofMinutes(5);
    private static final int LEAST_TILES = 3;
    private static final int LEAST_GAP = 2;
    private static final int MAX_GAP = 8;

    private TopHeader() {}

    private record Tile(String name, String value, Tone tone) {
        int width() {
            return Math.max(name.length(), value.length());
        }
    }

    static void draw(Region region, FleetTotals totals, Instant now) {
        List<Tile> tiles = fitting(totals, now, region.width());
        int gap = Math.max(LEAST_GAP, Math.min(MAX_GAP, (region.width() - used(tiles)) / (tiles.size() - 1)));
        int column = 0;
        for (Tile tile : tiles) {
            region.fit(0, column, region.width() - column, tile.name(), Tone.MUTED);
            region.fit(1, column, region.width() - column, tile.value(), tile.tone());
            column += tile.width() + gap;
        }
    }

    /** Where there is no room, what can be done without is left out; what is cut in the end are the kinds that matter least. */
    private static List<Tile> fitting(FleetTotals totals, Instant now, int width) {
        List<Tile> tiles = new ArrayList<>(tiles(totals, now));
        while (used(tiles) + LEAST_GAP * (tiles.size() - 1) > width && tiles.size() > LEAST_TILES) {
            tiles.remove(tiles.size() - LEAST_TILES);
        }
        return tiles;
    }

    private static int used(List<Tile> tiles) {
        return tiles.stream().mapToInt(Tile::width).sum();
    }

    private static List<Tile> tiles(FleetTotals totals, Instant now) {
        return List.of(
                new Tile("entities", NumberText.count(totals.entities()) + (totals.leftOut() ? "+" : ""), Tone.STRONG),
                new Tile("judged", NumberText.count(totals.judged()), Tone.STRONG),
                unjudged(totals),
                new Tile("ticks", rate(totals.ticksPerSecond()) + "/s", Tone.STRONG),
                newest(totals, now),
                incidents(totals));
    }

    private static Tile unjudged(FleetTotals totals) {
        String value = NumberText.count(totals.warmingUp()) + " / " + NumberText.count(totals.withoutModel());
        Tone tone = totals.withoutModel() > 0 ? Tone.NEAR : totals.warmingUp() > 0 ? Tone.ACCENT : Tone.MUTED;
        return new Tile("warm / none", value, tone);
    }

    private static Tile incidents(FleetTotals totals) {
        List<String> kinds = new ArrayList<>();
        for (AlertKind kind :
                List.of(AlertKind.BLIND, AlertKind.FAILURE, AlertKind.NO_DATA, AlertKind.ANOMALY, AlertKind.LIMIT)) {
            if (totals.open(kind) > 0) {
                kinds.add(totals.open(kind) + " "
                        + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        boolean critical =
                totals.open(AlertKind.BLIND) + totals.open(AlertKind.FAILURE) + totals.open(AlertKind.NO_DATA) > 0;
        return kinds.isEmpty()
                ? new Tile("open incidents", "none", Tone.GOOD)
                : new Tile(
                        "open incidents", String.join(" ", kinds), critical ? Tone.CRITICAL_STRONG : Tone.OVER_STRONG);
    }

    private static Tile newest(FleetTotals totals, Instant now) {
        Instant newest = totals.newestScore();
        if (newest == null) {
            return new Tile("newest score", "none", Tone.CRITICAL_STRONG);
        }
        Duration lag = Duration.between(newest, now);
        Tone tone =
                lag.compareTo(VERY_LATE) > 0 ? Tone.CRITICAL_STRONG : lag.compareTo(LATE) > 0 ? Tone.NEAR : Tone.STRONG;
        String text = lag.isNegative() ? "now" : DurationText.brief(lag) + " ago";
        return new Tile("newest score", text, tone);
    }

    private static String rate(double perSecond) {
        return perSecond < 9.95
                ? String.format(Locale.ROOT, "%.1f", perSecond)
                : NumberText.count(Math.round(perSecond));
    }
}
