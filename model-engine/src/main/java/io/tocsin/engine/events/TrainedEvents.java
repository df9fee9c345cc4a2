package io.tocsin.engine.events;

import java.util.List;

/**
 * A model and what training found.
 *
 * <p>Thread-safe.
 *
 * @param heldOut every session of training as judged by networks that did not learn from it, so that another budget costs no other training
 */
public record TrainedEvents(EventModel model, EventTrainingReport report, List<SessionScore> heldOut) {

    public TrainedEvents {
        heldOut = List.copyOf(heldOut);
    }
}
