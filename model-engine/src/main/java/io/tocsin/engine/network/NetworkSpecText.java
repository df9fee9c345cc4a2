package io.tocsin.engine.network;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A {@link NetworkSpec} as YAML or JSON, of which every JSON text is one:
 *
 * <pre>
 *   features: 38
 *   cell: LSTM          # RNN_TANH, RNN_RELU, LSTM, GRU
 *   layers: 2
 *   hidden: 64
 *   bidirectional: false
 *   dropout: 0.1
 *   heads:
 *     - {name: forecast, output: FORECAST, outputs: 38}
 *     - {name: failure, output: CLASSES, outputs: 2, hidden: [16]}
 * </pre>
 *
 * <p>What is left out of bidirectional, dropout and hidden is false, 0 and none. Thread-safe.
 */
public final class NetworkSpecText {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> KEYS =
            Set.of("features", "cell", "layers", "hidden", "bidirectional", "dropout", "heads");
    private static final Set<String> HEAD_KEYS = Set.of("name", "output", "outputs", "hidden");

    private NetworkSpecText() {}

    /**
     * Reads a spec.
     *
     * @throws IllegalArgumentException if the text is none; the message names the key
     */
    public static NetworkSpec parse(String text) {
        try {
            JsonNode node = YAML.readTree(text);
            requireKeys("spec", node, KEYS);
            List<HeadSpec> heads = new ArrayList<>();
            for (JsonNode head : node.path("heads")) {
                heads.add(head(head));
            }
            return new NetworkSpec(
                    integer(node, "features"),
                    Cell.of(text(node, "cell")),
                    integer(node, "layers"),
                    integer(node, "hidden"),
                    node.path("bidirectional").asBoolean(false),
                    (float) node.path("dropout").asDouble(0),
                    heads);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("spec is neither YAML nor JSON: cause=" + e.getOriginalMessage(), e);
        }
    }

    private static HeadSpec head(JsonNode node) {
        requireKeys("head", node, HEAD_KEYS);
        List<Integer> hidden = new ArrayList<>();
        for (JsonNode width : node.path("hidden")) {
            hidden.add(width.asInt());
        }
        return new HeadSpec(text(node, "name"), Output.of(text(node, "output")), integer(node, "outputs"), hidden);
    }

    private static void requireKeys(String what, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + " must have keys and values: " + what + "=" + node);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key in " + what + ": key=" + key + " known=" + known);
            }
        });
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("must be a text: " + key + "=" + value);
        }
        return value.asText();
    }

    private static int integer(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException("must be a whole number: " + key + "=" + value);
        }
        return value.asInt();
    }

    /** The spec as YAML. */
    public static String write(NetworkSpec spec) {
        StringBuilder text = new StringBuilder();
        text.append("features: ").append(spec.features());
        text.append("\ncell: ").append(spec.cell());
        text.append("\nlayers: ").append(spec.layers());
        text.append("\nhidden: ").append(spec.hidden());
        text.append("\nbidirectional: ").append(spec.bidirectional());
        text.append("\ndropout: ").append(spec.dropout());
        text.append("\nheads:\n");
        for (HeadSpec head : spec.heads()) {
            text.append("  - {name: ").append(head.name());
            text.append(", output: ").append(head.output());
            text.append(", outputs: ").append(head.outputs());
            text.append(", hidden: ").append(head.hidden()).append("}\n");
        }
        return text.toString();
    }
}
