package io.tocsin.registry;

import io.tocsin.engine.Model;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model that judges: which entities, and which version from which tick on.
 *
 * <p>Thread-safe.
 *
 * @param selector glob on the entity
 * @param pattern the selector, compiled
 * @param champion judges ticks from {@code activateAtMs} on
 * @param activateAtMs in the time of the ticks; empty: at once
 * @param previous judges earlier ticks; absent: the champion does
 */
public record DeployedModel(
        String selector,
        Pattern pattern,
        Model champion,
        OptionalLong activateAtMs,
        @Nullable Model previous) {

    static DeployedModel of(String selector, Model champion, OptionalLong activateAtMs, @Nullable Model previous) {
        return new DeployedModel(selector, Globs.compile(selector), champion, activateAtMs, previous);
    }

    boolean covers(String entity) {
        return pattern.matcher(entity).matches();
    }

    /** The version that judges the tick that starts at {@code timeMs}. */
    public Model modelAt(long timeMs) {
        Model before = previous;
        boolean early = activateAtMs.isPresent() && timeMs < activateAtMs.getAsLong();
        return early && before != null ? before : champion;
    }
}
