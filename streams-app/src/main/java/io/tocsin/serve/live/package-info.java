/**
 * What changes, as it changes.
 *
 * <p>Comes in: scores, alerts and models as this instance sees them, and what the other instances send of theirs. Goes out: server-sent events, at most two of a
 * kind a second, to everybody who listens.
 */
@NullMarked
package io.tocsin.serve.live;

import org.jspecify.annotations.NullMarked;
