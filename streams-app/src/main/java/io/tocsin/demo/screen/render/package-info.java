/**
 * Pure drawing: in come a {@link io.tocsin.demo.screen.view.DemoView} and a terminal size, out goes a
 * {@link io.tocsin.terminal.draw.Frame} of that size. No clock, no input, no output.
 * Next: {@link io.tocsin.demo.screen.LiveScreen} writes the lines that changed.
 */
@NullMarked
package io.tocsin.demo.screen.render;

import org.jspecify.annotations.NullMarked;
