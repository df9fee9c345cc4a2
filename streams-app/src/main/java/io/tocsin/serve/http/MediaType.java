package io.tocsin.serve.http;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The headers that say what a body is.
 *
 * <p>Thread-safe.
 *
 * @param type lower case, without parameters; empty when it is not told
 * @param proto the parameter of that name, which tells one protobuf message from the other
 * @param encoding lower case; {@code identity} when it is not told
 */
public record MediaType(String type, Optional<String> proto, String encoding) {
    private static final int SHOWN_CHARS_MAX = 100;

    public static MediaType of(HttpFields headers) {
        String[] parts = text(headers, HttpHeader.CONTENT_TYPE).split(";", -1);
        Optional<String> proto = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("proto=")) {
                proto = Optional.of(parameter.substring("proto=".length()).replace("\"", ""));
            }
        }
        String encoding = text(headers, HttpHeader.CONTENT_ENCODING).strip().toLowerCase(Locale.ROOT);
        return new MediaType(
                parts[0].strip().toLowerCase(Locale.ROOT), proto, encoding.isEmpty() ? "identity" : encoding);
    }

    /** Says what is not read here, and what would be. */
    public RefusedRequestException unsupported(String wanted) {
        String line = "body must be " + wanted + ": Content-Type=" + type
                + proto.map(message -> ";proto=" + message).orElse("") + " Content-Encoding=" + encoding;
        return RefusedRequestException.forGood(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, line.replaceAll("\\p{Cntrl}", "?"));
    }

    private static String text(HttpFields headers, HttpHeader header) {
        HttpField field = headers.getField(header);
        String value = field == null || field.getValue() == null ? "" : field.getValue();
        return value.substring(0, Math.min(value.length(), SHOWN_CHARS_MAX));
    }
}
