package io.tocsin.registry;

import io.tocsin.engine.Model;
import org.jspecify.annotations.Nullable;

/**
 * Who judges one tick.
 *
 * <p>Thread-safe.
 *
 * @param model whose verdict counts
 * @param shadow whose verdict is only compared, if any; never the model itself
 * @param predecessor who may judge in the model's place until it has made its state, for a minute at most; absent where the tick decides, after a
 *     rollback and for a canary
 * @param coming who relieves the model at a tick that is known already, if anybody
 */
public record Judges(
        Model model,
        @Nullable Model shadow,
        @Nullable Model predecessor,
        @Nullable Coming coming) {
    Judges(Model model, @Nullable Model shadow) {
        this(model, shadow, null, null);
    }
}
