/**
 * Golden vectors: what PyTorch makes of small networks, kept as files for the engine's tests.
 *
 * <p>Comes in: nothing. Goes out: {@code model-engine/src/test/resources/golden}.
 */
@NullMarked
package io.tocsin.benchmarks.golden;

import org.jspecify.annotations.NullMarked;
