package io.tocsin.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Helm has rendered, document by document.
 *
 * <p>Thread-safe.
 */
record Manifests(List<JsonNode> documents) {

    /** A template of a pod, by the kind and name of what makes it. */
    record Pod(String owner, Map<String, String> labels, JsonNode spec) {
        List<JsonNode> containers() {
            return children(spec.path("containers"));
        }

        boolean matches(JsonNode selector) {
            return !selector.isEmpty()
                    && labels.entrySet().containsAll(texts(selector).entrySet());
        }
    }

    List<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode one(String kind, String name) {
        List<JsonNode> found = all(kind).stream()
                .filter(document -> nameOf(document).equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("kind=" + kind + " name=" + name + " found=" + found.size() + " all="
                    + documents.stream()
                            .map(document -> document.path("kind").asText() + "/" + nameOf(document))
                            .toList());
        }
        return found.get(0);
    }

    List<Pod> pods() {
        List<Pod> pods = new ArrayList<>();
        for (JsonNode document : documents) {
            JsonNode pod = document.path("kind").asText().equals("Pod") ? document : document.at("/spec/template");
            if (pod.has("spec")) {
                pods.add(new Pod(
                        document.path("kind").asText() + "/" + nameOf(document),
                        texts(pod.at("/metadata/labels")),
                        pod.path("spec")));
            }
        }
        return pods;
    }

    Pod pod(String owner) {
        return pods().stream()
                .filter(pod -> pod.owner().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    static List<JsonNode> children(JsonNode array) {
        List<JsonNode> children = new ArrayList<>();
        array.forEach(children::add);
        return children;
    }

    /** The texts of an array of objects, or of texts where {@code field} is empty. */
    static List<String> texts(JsonNode array, String field) {
        return children(array).stream()
                .map(child -> (field.isEmpty() ? child : child.path(field)).asText())
                .toList();
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
