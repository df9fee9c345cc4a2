/**
 * {@code tocsin explain}. Comes in: one incident, and the ticks and scores of its entity around it. Goes out: a page that says what is wrong, since when, why, and what
 * to do next; as lines or as JSON. Next: {@code cli} prints it.
 */
@NullMarked
package io.tocsin.console.explain;

import org.jspecify.annotations.NullMarked;
