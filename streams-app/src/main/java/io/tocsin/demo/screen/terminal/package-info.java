/**
 * What the terminal is and can do: in come the environment and the device, out go size, colours and character set.
 * Next: {@link io.tocsin.demo.screen.render} draws for them.
 */
@NullMarked
package io.tocsin.demo.screen.terminal;

import org.jspecify.annotations.NullMarked;
