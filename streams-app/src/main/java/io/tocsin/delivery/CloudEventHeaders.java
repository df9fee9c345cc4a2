package io.tocsin.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The headers of CloudEvents 1.0 in the binary mode of its HTTP binding: the body stays as it is.
 *
 * <p>Thread-safe.
 *
 * @param source who says so, a URI reference
 */
record CloudEventHeaders(String source) {

    /** The same message has the same {@code ce-id} however often it is sent. */
    Map<String, String> of(Notice notice) {
        String state = notice.state();
        Map<String, String> headers = new HashMap<>();
        headers.put("ce-specversion", "1.0");
        headers.put("ce-type", "io.tocsin.alert." + state);
        headers.put("ce-source", encoded(source));
        headers.put(
                "ce-id",
                encoded(notice.id() + "/" + state + "/" + notice.alerts().size()));
        headers.put("ce-subject", encoded(notice.first().getEntity()));
        headers.put("ce-time", (notice.isResolved() ? notice.resolvedAt() : notice.startedAt()).toString());
        return headers;
    }

    /** Percent-encodes what the binding wants encoded: spaces, quotes, percent signs, and all that is not printable ASCII. */
    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            int code = one & 0xff;
            boolean plain = code > 0x20 && code < 0x7f && code != '"' && code != '%';
            out.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02X", code));
        }
        return out.toString();
    }
}
