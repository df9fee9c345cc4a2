package io.tocsin.backtest.flashsale;

import io.tocsin.example.ShopRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What is learned from and what is judged.
 *
 * <p>Thread-safe as long as nobody writes to the masks.
 */
record Fold(TickMask training, TickMask judged) {
    private static final double TRAINING_SHARE = 0.6;

    /** The trace in so many blocks, each judged by what learned from the others. */
    static List<Fold> blocks(List<ShopRun> runs, int count) {
        TickMask all = TickMask.all(runs);
        return all.parts(count).stream()
                .map(block -> new Fold(all.without(block), block))
                .toList();
    }

    /** Learns from the first part, is judged on the last. */
    static List<Fold> sixtyForty(List<ShopRun> runs) {
        int ticks = runs.stream().mapToInt(ShopRun::size).sum();
        int cut = (int) (ticks * TRAINING_SHARE);
        return List.of(new Fold(TickMask.between(runs, 0, cut), TickMask.between(runs, cut, Integer.MAX_VALUE)));
    }

    /** Learns from the first so many runs and is judged on the others. */
    static List<Fold> transfer(List<ShopRun> runs, int learned) {
        List<ShopRun> first = runs.subList(0, learned);
        int cut = first.stream().mapToInt(ShopRun::size).sum();
        return List.of(new Fold(TickMask.between(runs, 0, cut), TickMask.between(runs, cut, Integer.MAX_VALUE)));
    }

    /** The training ticks in so many blocks: the same once more inside, for choices and calibration. */
    List<Fold> inner(int count) {
        List<Fold> folds = new ArrayList<>();
        for (TickMask part : training.parts(count)) {
            folds.add(new Fold(training.without(part), part));
        }
        return folds;
    }
}
