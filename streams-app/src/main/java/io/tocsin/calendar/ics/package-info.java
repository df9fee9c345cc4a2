/**
 * Calendars of other programs.
 *
 * <p>Comes in: an iCalendar file as Google, Outlook, Thunderbird and others write it. Goes out: {@link io.tocsin.calendar.PlannedEvent}s under ids that a
 * second import finds again, and one line for each thing that could not be taken. Next: {@link io.tocsin.calendar.CalendarWriter}.
 */
@NullMarked
package io.tocsin.calendar.ics;

import org.jspecify.annotations.NullMarked;
