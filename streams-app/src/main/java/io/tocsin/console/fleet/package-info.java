/**
 * The whole fleet at a moment. Comes in: scores and alerts, as the topics tell them. Goes out: an immutable {@link io.tocsin.console.fleet.FleetView}, counted,
 * filtered and sorted. Next: {@code console.top} draws it, {@code console.status} judges it.
 */
@NullMarked
package io.tocsin.console.fleet;

import org.jspecify.annotations.NullMarked;
