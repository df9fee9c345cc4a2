/**
 * The calendar over HTTP.
 *
 * <p>Comes in: questions about what is planned, plans, and removals. Goes out: the image in force, soonest first; and records of the calendar topic. Next:
 * {@link io.tocsin.calendar} of every running instance.
 */
@NullMarked
package io.tocsin.serve.api.calendar;

import org.jspecify.annotations.NullMarked;
