package io.tocsin.serve;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.alert.AlertId;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.feedback.Said;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an alert, as JSON:
 *
 * <pre>
 *   {"kind": "acknowledged", "alert": "host/a|ANOMALY|2026-01-01T12:00:00Z", "by": "on-call", "note": "looking"}
 *   {"kind": "false_alarm",  "alert": "…", "by": "…", "end": "2026-01-01T12:10:00Z"}
 *   {"kind": "missed", "entity": "host/a", "alertKind": "failure", "start": "…", "end": "…", "by": "…"}
 * </pre>
 *
 * {@code note} may always be left out, and {@code end} of a false alarm that is not over. Times are those of ISO 8601 in UTC.
 *
 * <p>Thread-safe.
 */
final class FeedbackRequest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int DEPTH_MAX = 4;

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build());
    }

    private final JsonNode body;

    private FeedbackRequest(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads the body.
     *
     * @throws RefusedRequestException if it is no JSON object
     */
    static FeedbackRequest parse(byte[] body) throws RefusedRequestException {
        try {
            JsonNode parsed = JSON.readTree(body);
            if (parsed == null || !parsed.isObject()) {
                throw bad("body must be a JSON object");
            }
            return new FeedbackRequest(parsed);
        } catch (JacksonException e) {
            throw bad("body must be JSON: reason=" + e.getOriginalMessage());
        } catch (IOException e) {
            throw bad("body must be JSON: reason=" + e.getMessage());
        }
    }

    /**
     * Says it, and returns when Kafka has it.
     *
     * @throws RefusedRequestException if a field is missing or no good
     * @throws io.tocsin.feedback.FeedbackFailedException if it cannot be true, or Kafka does not take it
     */
    Feedback say(FeedbackWriter writer, Instant now) throws RefusedRequestException, InterruptedException {
        Said said = new Said(needed("by"), Objects.requireNonNullElse(text("note"), ""), now);
        return switch (symbol("kind", FeedbackKind.values())) {
            case ACKNOWLEDGED -> writer.acknowledge(alert(), said);
            case FALSE_ALARM -> writer.falseAlarm(alert(), text("end") == null ? null : time("end"), said);
            case MISSED ->
                writer.missed(
                        needed("entity"), symbol("alertKind", AlertKind.values()), time("start"), time("end"), said);
        };
    }

    private AlertId alert() throws RefusedRequestException {
        String id = needed("alert");
        return AlertId.parse(id).orElseThrow(() -> bad("alert must be entity|kind|start: alert=" + id));
    }

    private Instant time(String field) throws RefusedRequestException {
        String text = needed(field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad(field + " must be a time as 2026-01-01T12:00:00Z: " + field + "=" + text);
        }
    }

    private <T extends Enum<T>> T symbol(String field, T[] symbols) throws RefusedRequestException {
        String text = needed(field);
        for (T symbol : symbols) {
            if (symbol.name().equalsIgnoreCase(text)) {
                return symbol;
            }
        }
        throw bad(field + " must be one of " + Arrays.toString(symbols).toLowerCase(Locale.ROOT) + ": " + field + "="
                + text);
    }

    private String needed(String field) throws RefusedRequestException {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw bad("field is needed and must be a text: field=" + field);
        }
        return text;
    }

    private @Nullable String text(String field) {
        JsonNode value = body.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    private static RefusedRequestException bad(String line) {
        return RefusedRequestException.forGood(HttpStatus.BAD_REQUEST_400, line.replaceAll("\\p{Cntrl}+", " "));
    }
}
