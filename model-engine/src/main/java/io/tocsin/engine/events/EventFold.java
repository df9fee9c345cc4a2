package io.tocsin.engine.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Sessions to learn from and sessions held out.
 *
 * <p>Thread-safe; nobody writes to the arrays.
 */
public record EventFold(List<int[]> training, List<int[]> heldOut) {

    /**
     * Shuffles the sessions and deals them into parts, each of which is held out by one fold.
     *
     * @throws IllegalArgumentException if there are fewer sessions than folds
     */
    public static List<EventFold> deal(List<int[]> sessions, int folds, long seed) {
        if (sessions.size() < folds) {
            throw new IllegalArgumentException(
                    "fewer sessions than folds: sessions=" + sessions.size() + " folds=" + folds);
        }
        List<int[]> shuffled = new ArrayList<>(sessions);
        Collections.shuffle(shuffled, new Random(seed));
        List<EventFold> dealt = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            List<int[]> training = new ArrayList<>();
            List<int[]> heldOut = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % folds == fold ? heldOut : training).add(shuffled.get(i));
            }
            dealt.add(new EventFold(training, heldOut));
        }
        return dealt;
    }
}
