package io.tocsin.registry;

import io.tocsin.engine.Model;

/**
 * Who will judge an entity from a tick on, as is known before.
 *
 * <p>Thread-safe.
 *
 * @param fromMs in the time of the ticks
 */
public record Coming(Model model, long fromMs) {}
