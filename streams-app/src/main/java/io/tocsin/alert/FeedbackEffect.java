package io.tocsin.alert;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.Label;

/** What follows at once from what somebody said. Thread-safe. */
public sealed interface FeedbackEffect {

    /** Of the topic that it goes to. */
    String key();

    /** An incident has somebody who takes care of it, or is over. */
    record Changed(String key, Alert alert) implements FeedbackEffect {}

    /** A stretch is known for what it was. */
    record Labelled(Label label) implements FeedbackEffect {
        @Override
        public String key() {
            return label.getEntity();
        }
    }
}
