package io.tocsin.demo.screen.view;

/** Where the samples of an entity come from. Thread-safe. */
public enum Source {
    /** Made by the demo. */
    SIMULATED("simulated", "sim"),
    /** Measured on this machine. */
    LIVE("live", "live");

    private final String label;
    private final String shortLabel;

    Source(String label, String shortLabel) {
        this.label = label;
        this.shortLabel = shortLabel;
    }

    /** As shown where there is room. */
    public String label() {
        return label;
    }

    /** At most four characters. */
    public String shortLabel() {
        return shortLabel;
    }
}
