/**
 * {@code tocsin top}. Comes in: a {@link io.tocsin.fleet.FleetView} and what was typed. Goes out: frames, a few times a second, or one table. Next: {@link
 * io.tocsin.terminal.draw.LiveTerminal} shows them.
 */
@NullMarked
package io.tocsin.console.top;

import org.jspecify.annotations.NullMarked;
