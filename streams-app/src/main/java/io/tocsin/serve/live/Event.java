package io.tocsin.serve.live;

import java.nio.charset.StandardCharsets;

/**
 * A server-sent event as it goes over the wire. Stateless, thread-safe.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: server-sent events</a>
 */
final class Event {
    static final String HELLO = "hello";
    static final String FLEET = "fleet";
    static final String ALERT = "alert";
    static final String MODELS = "models";
    static final String STATUS = "status";

    /** Keeps proxies from closing a connection on which nothing happens. */
    static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private Event() {}

    /** {@code data} is JSON without line breaks. */
    static byte[] of(String kind, String data) {
        return ("event: " + kind + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
