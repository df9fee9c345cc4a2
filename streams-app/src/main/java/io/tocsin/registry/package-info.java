/**
 * Which models judge, beside the topology.
 *
 * <p>Comes in: the compacted models topic. Goes out: one immutable {@link io.tocsin.registry.ModelImage} after the other. Next: {@link
 * io.tocsin.predict} reads the image once per tick.
 */
@NullMarked
package io.tocsin.registry;

import org.jspecify.annotations.NullMarked;
