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
 */
public record Judges(Model model, @Nullable Model shadow) {}
