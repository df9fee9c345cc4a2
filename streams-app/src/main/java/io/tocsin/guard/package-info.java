/**
 * Watches how the models in force do, and takes back one that does not do well.
 *
 * <p>Comes in: what {@link io.tocsin.predict} says of each tick. Goes out: the deployment before, written to the models topic, from which {@link
 * io.tocsin.registry} puts it in force on every instance. Knows no topology.
 */
@NullMarked
package io.tocsin.guard;

import org.jspecify.annotations.NullMarked;
