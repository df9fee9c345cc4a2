package io.tocsin.calendar.ics;

/**
 * The lines of one VEVENT, its first and last included.
 *
 * <p>Thread-safe.
 *
 * @param line number of its first line in the file, from 1
 */
record IcsBlock(int line, String text) {}
