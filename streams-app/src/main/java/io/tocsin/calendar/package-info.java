/**
 * What is planned, beside the topology.
 *
 * <p>Comes in: the compacted calendar topic, {@link io.tocsin.schemas.CalendarEvent}s by their id. Goes out: one immutable {@link
 * io.tocsin.calendar.Calendar} after the other, and ticks that are marked with what is in force. Next: the ticks topic and {@code io.tocsin.window} see
 * the marked ticks; {@code io.tocsin.trainer} asks the calendar of today about the ticks of then.
 */
@NullMarked
package io.tocsin.calendar;

import org.jspecify.annotations.NullMarked;
