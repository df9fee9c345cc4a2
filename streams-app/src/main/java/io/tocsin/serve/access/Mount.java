package io.tocsin.serve.access;

import org.eclipse.jetty.server.Handler;

/**
 * What answers below a path, and who may ask it.
 *
 * <p>Thread-safe.
 *
 * @param path {@code /metrics} itself, {@code /api/*} all below, {@code /} what nobody else has
 * @param role what somebody has to be to get there at all; the handler may ask for more by {@link Caller#of}
 * @param forPeople whether a browser is meant to show it: then it is answered under known host names alone where nobody is asked who they are, and
 *     changes are audited
 */
public record Mount(String path, Role role, Handler handler, boolean forPeople) {

    /** For people and their browsers. */
    public Mount(String path, Role role, Handler handler) {
        this(path, role, handler, true);
    }

    /** For programs, which may know the server by any name: senders, scrapers, probes. */
    public static Mount forPrograms(String path, Role role, Handler handler) {
        return new Mount(path, role, handler, false);
    }
}
