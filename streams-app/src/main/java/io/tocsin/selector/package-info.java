/**
 * Which entities something is for: a model, a training, an event of the calendar.
 *
 * <p>Comes in: the text that people write, {@code host/*{env=prod}}. Goes out: {@link io.tocsin.selector.Selector}s that say yes or no to an
 * entity and its labels, and who goes first where several say yes. Next: {@link io.tocsin.registry}, {@code io.tocsin.trainer}, {@code
 * io.tocsin.cli}; it knows the JDK alone, so that every package may use it.
 */
@NullMarked
package io.tocsin.selector;

import org.jspecify.annotations.NullMarked;
