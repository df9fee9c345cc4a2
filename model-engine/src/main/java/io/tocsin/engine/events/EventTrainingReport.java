package io.tocsin.engine.events;

/**
 * What training found on sessions that the judging networks did not learn from.
 *
 * <p>Thread-safe.
 *
 * @param sessions how many were learned from and, one fold at a time, held out
 * @param symbols events and ENDs in them
 * @param perplexity of held-out sessions a symbol, END included
 * @param falseAlarmRate share of held-out sessions over the boundary
 */
public record EventTrainingReport(int sessions, long symbols, double perplexity, double falseAlarmRate) {}
