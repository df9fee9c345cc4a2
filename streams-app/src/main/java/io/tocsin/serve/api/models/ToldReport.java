package io.tocsin.serve.api.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version's training report says, as {@link io.tocsin.trainer.TrainingReportJson} writes it. Nobody has signed it: what is not as it should be
 * is left out.
 *
 * <p>Thread-safe.
 */
final class ToldReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_CHARACTERS = 64 * 1024;

    private final JsonNode report;

    private ToldReport(JsonNode report) {
        this.report = report;
    }

    /** Null, as of versions that were published without one, tells nothing. */
    static ToldReport parse(@Nullable String report) {
        if (report == null || report.length() > MAX_CHARACTERS) {
            return new ToldReport(MissingNode.getInstance());
        }
        try {
            return new ToldReport(JSON.readTree(report));
        } catch (JsonProcessingException e) {
            // Nothing decides by it, and the rest of the version is well.
            return new ToldReport(MissingNode.getInstance());
        }
    }

    /** How scores were spread; may be empty. */
    ArrayNode quantiles() {
        return rows(report.path("quantiles"), List.of("quantile", "score"), List.of("quantile"));
    }

    /** Told against seen; may be empty. */
    ArrayNode reliability(int horizonTicks) {
        for (JsonNode horizon : report.path("horizons")) {
            if (horizon.path("horizonTicks").asInt() == horizonTicks) {
                return rows(horizon.path("reliability"), List.of("told", "seen", "ticks"), List.of("told", "seen"));
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Puts the figures into {@code json}, as text; what is there already stays: a report must not tell who has signed. */
    void addFigures(ObjectNode json) {
        for (Map.Entry<String, JsonNode> figure : report.path("figures").properties()) {
            if (figure.getValue().isValueNode() && !figure.getValue().isNull() && !json.has(figure.getKey())) {
                json.put(figure.getKey(), figure.getValue().asText());
            }
        }
    }

    private static ArrayNode rows(JsonNode told, List<String> names, List<String> shares) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode one : told) {
            boolean isSound = names.stream()
                            .allMatch(name -> one.path(name).isNumber()
                                    && one.path(name).asDouble() >= 0
                                    && Double.isFinite(one.path(name).asDouble()))
                    && shares.stream().allMatch(name -> one.path(name).asDouble() <= 1)
                    && (!one.has("ticks") || one.path("ticks").isInt());
            if (isSound) {
                ObjectNode row = rows.addObject();
                names.forEach(name -> row.set(name, one.path(name)));
            }
        }
        return rows;
    }
}
