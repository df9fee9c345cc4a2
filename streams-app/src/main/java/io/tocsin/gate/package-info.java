/**
 * Says whether a challenger is no worse than the champion, on the newest stretch of what the entities did.
 *
 * <p>Comes in: two models and recorded ticks with known failures. Goes out: a {@link io.tocsin.gate.GateVerdict}, every rule with its numbers. Judges with
 * {@link io.tocsin.replay}, the running system's own code. Next: {@link io.tocsin.cli}, {@link io.tocsin.serve} and {@link io.tocsin.retraining}, which tell the verdict and deploy or do not.
 */
@NullMarked
package io.tocsin.gate;

import org.jspecify.annotations.NullMarked;
