package io.tocsin.engine.training;

/**
 * A stretch in which an entity is known to have failed.
 *
 * <p>Thread-safe.
 *
 * @param firstTick number of the first failing tick
 * @param endTick number of the first tick after it, above {@code firstTick}
 */
public record FailureInterval(String entity, long firstTick, long endTick) {

    public FailureInterval {
        if (endTick <= firstTick) {
            throw new IllegalArgumentException(
                    "failure must end after it begins: firstTick=" + firstTick + " endTick=" + endTick);
        }
    }
}
