package io.tocsin.predict;

import io.tocsin.window.TickWindow;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What models carry from tick to tick for the entities of one task. It lies in memory, and after every {@value #STORED_EVERY}th tick in its store, more often where the
 * window is short; what it was in between is made again from there by the ticks of the window, to the same bits. So an entity's state follows from what is stored of it alone, whether it
 * stayed in memory or not.
 *
 * <p>Where there is no room in memory the state is stored after each tick.
 *
 * <p>Confined to one stream thread.
 */
final class CarriedStates {
    static final int STORED_EVERY = 10;
    /** In the place of the tick after which a state was stored. */
    static final long NEVER = Long.MIN_VALUE;

    private final KeyValueStore<String, byte[]> store;
    private final TickWindow window;
    private final StateHeap heap;
    private final Map<String, StateAtHand> atHand = new HashMap<>();
    private long newestTick = Long.MIN_VALUE;

    CarriedStates(KeyValueStore<String, byte[]> store, TickWindow window, StateHeap heap) {
        this.store = store;
        this.window = window;
        this.heap = heap;
    }

    /**
     * Brings in the state of {@code entity} as it is before {@code tick}, if the stepper's model carries one.
     *
     * @return the tick after which it was stored last; {@link #NEVER} if there is none, and it must be made anew
     */
    long load(ModelStepper stepper, String entity, long tick) {
        StateAtHand held = atHand.get(entity);
        if (held != null && isInWindow(held.storedAfter(), tick) && stepper.load(held.bytes(), tick)) {
            return held.storedAfter();
        }
        if (!stepper.load(store.get(entity), tick) || !isInWindow(stepper.lastTick(), tick)) {
            return NEVER;
        }
        long storedAfter = stepper.lastTick();
        stepper.catchUp(window, entity, tick);
        return storedAfter;
    }

    /** Otherwise not all ticks since then are in the window any more. */
    private boolean isInWindow(long storedAfter, long tick) {
        return tick - storedAfter <= window.ticks();
    }

    /**
     * Keeps the state that the stepper has after {@code tick}.
     *
     * @param storedAfter what {@link #load} returned
     */
    void save(ModelStepper stepper, String entity, long tick, long storedAfter) {
        newestTick = Math.max(newestTick, tick);
        boolean due = storedAfter == NEVER
                || tick - storedAfter >= storedEvery(stepper)
                // So that not all entities are stored at the same tick.
                || Math.floorMod(tick + entity.hashCode(), STORED_EVERY) == 0;
        StateAtHand held = atHand(entity, stepper.stateBytes());
        if (held == null) {
            store.put(entity, stepper.save());
            return;
        }
        stepper.saveTo(held.bytes());
        if (due) {
            store.put(entity, held.bytes().clone());
        }
        held.storedAfter(due ? tick : storedAfter);
    }

    /** After the longest gap that the model carries its state over, the ticks since it was stored are all still in the window. */
    private int storedEvery(ModelStepper stepper) {
        int spare = window.ticks() - stepper.model().rules().maxGapTicks();
        return Math.min(Math.max(spare, 1), STORED_EVERY);
    }

    private @Nullable StateAtHand atHand(String entity, int bytes) {
        StateAtHand held = atHand.get(entity);
        if (held != null && held.bytes().length == bytes) {
            return held;
        }
        forget(entity);
        if (!heap.take(StateAtHand.heapBytes(entity, bytes))) {
            return null;
        }
        StateAtHand fresh = new StateAtHand(new byte[bytes]);
        atHand.put(entity, fresh);
        return fresh;
    }

    /** A tick of {@code entity} goes by without its model: what is in memory lacks it, what is made again from the store does not. */
    void forget(String entity) {
        StateAtHand held = atHand.remove(entity);
        if (held != null) {
            heap.giveBack(StateAtHand.heapBytes(entity, held.bytes().length));
        }
    }

    /** Forgets the entities of which nothing came for so long that their states count no more. */
    void forgetOld() {
        Iterator<Map.Entry<String, StateAtHand>> all = atHand.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, StateAtHand> one = all.next();
            if (!isInWindow(one.getValue().storedAfter(), newestTick)) {
                all.remove();
                heap.giveBack(StateAtHand.heapBytes(one.getKey(), one.getValue().bytes().length));
            }
        }
    }

    /** The task goes to another instance, or ends. */
    void close() {
        atHand.forEach((entity, held) -> heap.giveBack(StateAtHand.heapBytes(entity, held.bytes().length)));
        atHand.clear();
    }
}
