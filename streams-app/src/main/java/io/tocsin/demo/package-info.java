/**
 * {@code tocsin demo}: everything in one process, from a broker to alerts in the terminal.
 *
 * <p>Comes in: this machine's metrics and a simulated fleet of shops. Goes out: the running system on local infrastructure, shown on a screen. {@link
 * io.tocsin.demo.Demo} is the entry. Next: none.
 */
@NullMarked
package io.tocsin.demo;

import org.jspecify.annotations.NullMarked;
