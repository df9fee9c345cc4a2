/**
 * What the demo shows, as immutable records. The demo fills them in from scores, alerts and the trainer's reports; nothing goes out.
 * Next: {@link io.tocsin.demo.screen.text} words them, {@link io.tocsin.demo.screen.render} lays them out.
 */
@NullMarked
package io.tocsin.demo.screen.view;

import org.jspecify.annotations.NullMarked;
