package io.tocsin.serve.access;

/** What somebody may do. Thread-safe. */
public enum Role {
    /** Everybody, also those who did not say who they are: probes, and what a page needs before anybody has signed in. */
    ANYBODY,
    /** Push metrics, and nothing else. */
    SENDER,
    /** Look at everything. */
    VIEWER,
    /** Say something of alerts and plan events, too. */
    OPERATOR,
    /** Change who judges, too. */
    ADMIN
}
