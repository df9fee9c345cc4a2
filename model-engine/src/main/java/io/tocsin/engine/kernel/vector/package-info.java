/**
 * The arithmetic with the machine's vectors; the one package that sees {@code jdk.incubator.vector}.
 *
 * <p>Comes in and goes out: what {@link io.tocsin.engine.kernel.Kernels} says. Loaded by name, and only where the module is there.
 */
@NullMarked
package io.tocsin.engine.kernel.vector;

import org.jspecify.annotations.NullMarked;
