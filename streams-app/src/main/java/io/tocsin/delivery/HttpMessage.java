package io.tocsin.delivery;

import java.net.URI;
import java.util.Map;

/**
 * What is posted. {@link #toString()} tells nothing of it: the address, a header or the body may hold a secret.
 *
 * <p>Thread-safe.
 */
record HttpMessage(URI address, Map<String, String> headers, String body) {
    HttpMessage {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "HttpMessage[bodyChars=" + body.length() + "]";
    }
}
