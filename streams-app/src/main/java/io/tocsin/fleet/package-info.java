/**
 * The whole fleet at a moment. Comes in: scores and alerts, as the topics tell them. Goes out: an immutable {@link io.tocsin.fleet.FleetView}, counted,
 * filtered and sorted. Next: {@code console.top} and {@code serve} show it, {@code console.status} judges it.
 */
@NullMarked
package io.tocsin.fleet;

import org.jspecify.annotations.NullMarked;
