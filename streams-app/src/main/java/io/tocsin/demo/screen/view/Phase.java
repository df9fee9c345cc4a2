package io.tocsin.demo.screen.view;

/** Where the demo stands, in the order it goes through. Thread-safe. */
public enum Phase {
    STARTING("starting", "start"),
    SIMULATING("simulating history", "history"),
    TRAINING("training", "training"),
    PREDICTING("predicting", "predicting"),
    STOPPING("stopping", "stopping");

    private final String label;
    private final String shortLabel;

    Phase(String label, String shortLabel) {
        this.label = label;
        this.shortLabel = shortLabel;
    }

    /** What the phase is called in a sentence. */
    public String label() {
        return label;
    }

    /** The same in one word. */
    public String shortLabel() {
        return shortLabel;
    }
}
