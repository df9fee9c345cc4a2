/**
 * The model as bytes: write, read, verify.
 *
 * <p>Comes in: a {@link io.tocsin.engine.Model}, or bytes from anywhere. Goes out: bytes, or a model whose every length, shape and number was
 * checked. Next: none; whoever transports the bytes.
 */
@NullMarked
package io.tocsin.engine.artifact;

import org.jspecify.annotations.NullMarked;
