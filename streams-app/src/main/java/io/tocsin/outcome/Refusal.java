package io.tocsin.outcome;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Why a record was refused, for the headers of its dead letter.
 *
 * <p>Thread-safe; nobody writes to the array.
 *
 * @param cause the rule that it broke
 * @param detail one line: rule: name=value
 * @param value the record as it came, cut at {@value #MAX_VALUE_BYTES} bytes
 */
public record Refusal(RefusalCause cause, String detail, byte[] value) {
    /** Enough to see what it is; a record that was refused for its size must not be refused again by the dead letters. */
    public static final int MAX_VALUE_BYTES = 65_536;

    public static final String CAUSE_HEADER = "tocsin.cause";
    public static final String DETAIL_HEADER = "tocsin.detail";
    public static final String STEP_HEADER = "tocsin.step";
    public static final String TRUNCATED_HEADER = "tocsin.truncated-from-bytes";
    /** topic/partition/offset of the raw record; every record carries it from ingest on. */
    public static final String ORIGIN_HEADER = "tocsin.origin";

    private static final int MAX_DETAIL_CHARS = 500;

    /** The headers of the dead letter: those that the record came with, and the reason. */
    public Headers headers(Headers original, String step) {
        Headers headers = new RecordHeaders(original);
        add(headers, CAUSE_HEADER, cause.code());
        add(headers, DETAIL_HEADER, detail.substring(0, Math.min(detail.length(), MAX_DETAIL_CHARS)));
        add(headers, STEP_HEADER, step);
        if (value.length > MAX_VALUE_BYTES) {
            add(headers, TRUNCATED_HEADER, Integer.toString(value.length));
        }
        return headers;
    }

    /** The bytes that the dead letter holds. */
    public byte[] letter() {
        return value.length <= MAX_VALUE_BYTES ? value : java.util.Arrays.copyOf(value, MAX_VALUE_BYTES);
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
