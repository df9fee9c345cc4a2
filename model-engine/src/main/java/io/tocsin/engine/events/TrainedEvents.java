package io.tocsin.engine.events;

/**
 * A model and what training found.
 *
 * <p>Thread-safe.
 */
public record TrainedEvents(EventModel model, EventTrainingReport report) {}
