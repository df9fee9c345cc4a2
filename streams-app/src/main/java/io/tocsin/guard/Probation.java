package io.tocsin.guard;

import io.tocsin.engine.ModelId;
import io.tocsin.registry.Health;
import io.tocsin.registry.HealthBook;

/**
 * A version that was put in force a while ago, and how it and the one before did until then.
 *
 * <p>Thread-safe.
 *
 * @param id of the version on probation
 * @param atStart how it did until it was put in force; not nothing where it judged before
 * @param before how the version before did, as far as this instance saw
 * @param sinceMs when it was put in force on this instance, by the clock
 */
record Probation(ModelId id, Health atStart, Health before, long sinceMs) {

    /** How it does. */
    Health of(HealthBook book) {
        return book.of(id).since(atStart);
    }
}
