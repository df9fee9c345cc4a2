package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.view.ActiveModel;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.RunClock;
import io.tocsin.demo.screen.view.Throughput;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.NumberText;
import io.tocsin.terminal.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The vital numbers: a muted name above each value, spread over the width. Thread-safe. */
final class HeaderTiles {
    private static final Duration SWAP_IS_NEWS_FOR = Duration.ofSeconds(15);
    private static final int LEAST_GAP = 2;
    private static final int ROOMY_GAP = 4;
    private static final int MAX_GAP = 10;

    private HeaderTiles() {}

    private record Tile(String longName, String shortName, String value, Tone tone) {
        String name(boolean roomy) {
            return roomy ? longName : shortName;
        }

        int width(boolean roomy) {
            return Math.max(name(roomy).length(), value.length());
        }
    }

    static void draw(Region region, DemoView view) {
        List<Tile> tiles = List.of(
                simulated(view.clock()), ticks(view), latency(view.throughput()), lost(view.throughput()), model(view));
        int gaps = tiles.size() - 1;
        boolean roomy = used(tiles, true) + gaps * ROOMY_GAP <= region.width();
        int gap = Math.max(LEAST_GAP, Math.min(MAX_GAP, (region.width() - used(tiles, roomy)) / gaps));
        int column = 0;
        for (Tile tile : tiles) {
            region.fit(0, column, region.width() - column, tile.name(roomy), Tone.MUTED);
            region.fit(1, column, region.width() - column, tile.value(), tile.tone());
            column += tile.width(roomy) + gap;
        }
    }

    private static int used(List<Tile> tiles, boolean roomy) {
        return tiles.stream().mapToInt(tile -> tile.width(roomy)).sum();
    }

    private static Tile simulated(RunClock clock) {
        Instant simulated = clock.simulated();
        String time = simulated == null ? NumberText.UNKNOWN : TimeText.seconds(simulated, clock.zone());
        String factor = simulated == null ? "" : " ×" + NumberText.plain(Math.rint(clock.timeLapse() * 10) / 10);
        return new Tile("simulated time", "simulated", time + factor, Tone.STRONG);
    }

    private static Tile ticks(DemoView view) {
        Throughput throughput = view.throughput();
        String rate = NumberText.count(Math.round(throughput.ticksPerSecond())) + "/s";
        return new Tile("ticks", "ticks", NumberText.count(throughput.ticks()) + " · " + rate, Tone.STRONG);
    }

    private static Tile latency(Throughput throughput) {
        String value = NumberText.milliseconds(throughput.p50Ms()) + " / " + NumberText.milliseconds(throughput.p99Ms())
                + " ms";
        return new Tile("sample → score p50 / p99", "score p50/p99", value, Tone.STRONG);
    }

    private static Tile lost(Throughput throughput) {
        String value = NumberText.count(throughput.lateSamples()) + " / " + NumberText.count(throughput.deadLetters());
        boolean lost = throughput.lateSamples() + throughput.deadLetters() > 0;
        return new Tile("late / dead letters", "late/dead", value, lost ? Tone.NEAR : Tone.STRONG);
    }

    private static Tile model(DemoView view) {
        ActiveModel model = view.model();
        if (model == null) {
            return new Tile("model", "model", "none yet", Tone.MUTED);
        }
        String previous = model.previousVersion();
        if (previous != null && model.inUse().compareTo(SWAP_IS_NEWS_FOR) < 0) {
            return new Tile(
                    "model swapped", "model swapped", " " + previous + " ⇄ " + model.version() + " ", Tone.BADGE_MODEL);
        }
        String since = TimeText.seconds(model.since(), view.clock().zone());
        return new Tile("model since " + since, "model " + since, model.name() + " " + model.version(), Tone.MODEL);
    }
}
