package io.tocsin.predict;

import io.micrometer.core.instrument.Counter;
import io.tocsin.engine.Model;
import io.tocsin.schemas.Tick;
import io.tocsin.window.TickWindow;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How entities come from one version to the next without holding up the samples of the others. A replay of the window costs as much as several ticks,
 * and all entities need one:
 *
 * <ul>
 *   <li>a version that is put in force at once takes entity after entity over, each at a tick of its own, as the {@link ReplayBudget} allows; the
 *       version before goes on judging the others for a minute at most;
 *   <li>a version that is known to judge from a tick on makes its states in the minute before, as the budget allows, and steps along.
 * </ul>
 *
 * Where neither is possible (a rollback, the first model of an entity, a restart) the entity is replayed at its next tick.
 *
 * <p>Confined to one stream thread.
 */
final class Takeover {
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final Supplier<ReplayBudget> budget;
    private final LongSupplier nanoTime;
    private final Counter replays;
    private final long tickDurationMs;
    private final IdentityHashMap<Model, ComingStates> coming = new IdentityHashMap<>();
    private @Nullable Long begunNanos;

    Takeover(Supplier<ReplayBudget> budget, LongSupplier nanoTime, Counter replays, long tickDurationMs) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.replays = replays;
        this.tickDurationMs = tickDurationMs;
    }

    /** Says that other models are in force than a moment ago, and which may still judge. */
    void begin(IdentityHashMap<Model, Boolean> judging) {
        begunNanos = nanoTime.getAsLong();
        coming.keySet().removeIf(model -> !judging.containsKey(model));
    }

    /** Whether an entity may stay with the version before for its next tick. */
    boolean mayWait() {
        return begunNanos != null
                && nanoTime.getAsLong() - begunNanos < LONGEST.toNanos()
                && !budget.get().allows();
    }

    /** Makes the model's own state of the entity, ready to judge {@code tick}. */
    void takeOver(ModelStepper stepper, TickWindow window, String entity, long tick) {
        ComingStates made = coming.get(stepper.model());
        byte[] ready = made == null ? null : made.take(entity, tick);
        if (!stepper.load(ready, tick)) {
            replay(stepper, window, entity, Long.MIN_VALUE, tick);
        }
    }

    /** Lets a model that judges from {@code firstTick} on see this tick, as far as there is time; the state stays in memory until then. */
    void prepare(ModelStepper stepper, TickWindow window, Tick tick, long firstTick) {
        long number = Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs);
        // Begins where a replay at the first tick would begin, so that the state is the same whenever it was made.
        long first = firstTick - window.ticks() + 1;
        if (number < Math.max(first, firstTick - LONGEST.toMillis() / tickDurationMs)) {
            return;
        }
        ComingStates made = statesFor(stepper.model(), firstTick);
        if (!stepper.load(made.get(tick.getEntity()), number)) {
            if (!budget.get().allows()) {
                return;
            }
            replay(stepper, window, tick.getEntity(), first, number);
        }
        stepper.step(number, tick.getMetrics());
        made.put(tick.getEntity(), stepper.save());
    }

    private ComingStates statesFor(Model model, long firstTick) {
        ComingStates made = coming.get(model);
        if (made == null || made.firstTick() != firstTick) {
            made = new ComingStates(firstTick);
            coming.put(model, made);
        }
        return made;
    }

    private void replay(ModelStepper stepper, TickWindow window, String entity, long first, long tick) {
        long begin = nanoTime.getAsLong();
        stepper.replay(window, entity, first, tick);
        budget.get().spend(nanoTime.getAsLong() - begin);
        replays.increment();
    }
}
