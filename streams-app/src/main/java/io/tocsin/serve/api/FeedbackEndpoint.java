package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.alert.AlertId;
import io.tocsin.feedback.FeedbackFailedException;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.feedback.Said;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Takes what somebody says of an alert, as JSON:
 *
 * <pre>
 *   {"kind": "acknowledged", "alert": "host/a|ANOMALY|2026-01-01T12:00:00Z", "by": "on-call", "note": "looking"}
 *   {"kind": "false_alarm",  "alert": "…", "by": "…", "end": "2026-01-01T12:10:00Z"}
 *   {"kind": "missed", "entity": "host/a", "alertKind": "failure", "start": "…", "end": "…", "by": "…"}
 * </pre>
 *
 * {@code note} may always be left out, {@code by} by those who are known by name, and {@code end} of a false alarm that is not over. Times are those of
 * ISO 8601 in UTC. The answer comes when Kafka has it.
 *
 * <p>Thread-safe.
 */
public final class FeedbackEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/feedback";

    private final FeedbackWriter writer;

    private FeedbackEndpoint(FeedbackWriter writer) {
        this.writer = writer;
    }

    public static Route route(FeedbackWriter writer) {
        return Route.post(PATH, Role.OPERATOR, new FeedbackEndpoint(writer));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        JsonFields fields = new JsonFields(request.body());
        try {
            return json(say(fields, request.caller().name()));
        } catch (FeedbackFailedException e) {
            // Without a cause it is what was said that cannot be.
            throw e.getCause() == null
                    ? RefusedRequestException.forGood(
                            HttpStatus.UNPROCESSABLE_ENTITY_422, String.valueOf(e.getMessage()))
                    : RefusedRequestException.away(String.valueOf(e.getMessage()));
        }
    }

    private Feedback say(JsonFields fields, String caller) throws RefusedRequestException, InterruptedException {
        String by = caller.isEmpty() ? fields.needed("by") : caller;
        Said said = new Said(by, fields.text("note").orElse(""), Instant.now());
        return switch (fields.symbol("kind", FeedbackKind.values())) {
            case ACKNOWLEDGED -> writer.acknowledge(alert(fields), said);
            case FALSE_ALARM ->
                writer.falseAlarm(alert(fields), fields.text("end").isEmpty() ? null : fields.time("end"), said);
            case MISSED ->
                writer.missed(
                        fields.needed("entity"),
                        fields.symbol("alertKind", AlertKind.values()),
                        fields.time("start"),
                        fields.time("end"),
                        said);
        };
    }

    private static AlertId alert(JsonFields fields) throws RefusedRequestException {
        String id = fields.needed("alert");
        return AlertId.parse(id).orElseThrow(() -> ApiRequest.bad("alert must be entity|kind|start: alert=" + id));
    }

    private static JsonNode json(Feedback said) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entity", said.getEntity())
                .put("kind", said.getKind().name().toLowerCase(Locale.ROOT))
                .put("alert", said.getAlertId())
                .put("by", said.getBy())
                .put("time", said.getTime().toString());
    }
}
