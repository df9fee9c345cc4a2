/**
 * What the terminal is and can do: in come the environment and the device, out go size, colours and character set.
 * Next: {@link io.tocsin.terminal.draw} draws for them, {@link io.tocsin.terminal.text} words for
 * them; {@code console} and {@code demo} say what.
 */
@NullMarked
package io.tocsin.terminal;

import org.jspecify.annotations.NullMarked;
