/**
 * The terminal face of the demo. In comes a {@link io.tocsin.demo.screen.view.DemoView} whenever the demo has news; out goes a screen that
 * redraws in place ({@link io.tocsin.demo.screen.LiveScreen}) or, where there is no terminal, one line per event
 * ({@link io.tocsin.demo.screen.PlainLines}). Next: {@link io.tocsin.demo.screen.view} is what can be shown,
 * {@link io.tocsin.demo.screen.render} how it is laid out, {@link io.tocsin.demo.screen.text} how it is worded and
 * {@link io.tocsin.terminal} what the terminal is able to do.
 */
@NullMarked
package io.tocsin.demo.screen;

import org.jspecify.annotations.NullMarked;
