package io.tocsin.selfwatch;

/** What follows from what was observed up to a moment. Thread-safe. */
sealed interface Verdict {
    /** Models have judged for a while without a break. */
    record Sees() implements Verdict {}

    /** Nothing can be said yet: what was told goes on. */
    record Waits() implements Verdict {}

    /** No alert can come. */
    record Blind(Blindness blindness) implements Verdict {}
}
