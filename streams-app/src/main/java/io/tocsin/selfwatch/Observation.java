package io.tocsin.selfwatch;

/**
 * What one look at the topics found. Thread-safe.
 *
 * @param samplesEver how far the topics of samples have come since they were made, all partitions together
 * @param scores how many scores were found that had not come before
 * @param judged how many of them are by a model
 * @param warmingUp how many of them are of models that warm up
 * @param waiting records that wait for the application
 * @param isPlanned whether the calendar wants to hear nothing of the whole fleet, or of Tocsin, just now
 */
record Observation(long samplesEver, int scores, int judged, int warmingUp, long waiting, boolean isPlanned) {}
