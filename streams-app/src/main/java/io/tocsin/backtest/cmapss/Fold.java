package io.tocsin.backtest.cmapss;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One cut of the training engines.
 *
 * <p>Thread-safe.
 *
 * @param learned positions of those to learn from
 * @param heldOut positions of the others
 * @param seed of the model
 */
record Fold(List<Integer> learned, List<Integer> heldOut, long seed) {

    /** Cuts into {@code folds} parts, {@code repeats} times; each engine is held out once a repeat. */
    static List<Fold> of(int engines, int folds, int repeats, long seed) {
        Random random = new Random(seed);
        List<Fold> cuts = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, engines).boxed().toList());
            Collections.shuffle(order, random);
            for (int fold = 0; fold < folds; fold++) {
                cuts.add(cut(order, fold, folds, random.nextLong()));
            }
        }
        return cuts;
    }

    private static Fold cut(List<Integer> order, int fold, int folds, long seed) {
        List<Integer> learned = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            (i % folds == fold ? heldOut : learned).add(order.get(i));
        }
        return new Fold(List.copyOf(learned), List.copyOf(heldOut), seed);
    }
}
