package io.tocsin.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds a document against the model that Kubernetes has of it: no field is unknown, none is missing that is required, and none has a value of another type, such as a number
 * where a text is wanted.
 *
 * <p>Thread-safe.
 */
final class KubernetesModels {
    private interface Check {
        void accept(JsonElement document) throws IOException;
    }

    private record Model(Class<?> type, Check fields) {}

    private static final Map<String, Model> MODELS = Map.ofEntries(
            Map.entry("apps/v1 StatefulSet", new Model(V1StatefulSet.class, V1StatefulSet::validateJsonElement)),
            Map.entry("apps/v1 Deployment", new Model(V1Deployment.class, V1Deployment::validateJsonElement)),
            Map.entry("batch/v1 Job", new Model(V1Job.class, V1Job::validateJsonElement)),
            Map.entry("v1 Pod", new Model(V1Pod.class, V1Pod::validateJsonElement)),
            Map.entry("v1 ConfigMap", new Model(V1ConfigMap.class, V1ConfigMap::validateJsonElement)),
            Map.entry("v1 Service", new Model(V1Service.class, V1Service::validateJsonElement)),
            Map.entry("v1 ServiceAccount", new Model(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement)),
            Map.entry(
                    "policy/v1 PodDisruptionBudget",
                    new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement)),
            Map.entry(
                    "networking.k8s.io/v1 NetworkPolicy",
                    new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement)),
            Map.entry("networking.k8s.io/v1 Ingress", new Model(V1Ingress.class, V1Ingress::validateJsonElement)));

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Quantity.class, (JsonDeserializer<Quantity>)
                    (json, type, context) -> new Quantity(json.getAsString()))
            .registerTypeAdapter(Quantity.class, (JsonSerializer<Quantity>)
                    (quantity, type, context) -> new JsonPrimitive(quantity.toSuffixedString()))
            .registerTypeAdapter(IntOrString.class, (JsonDeserializer<IntOrString>)
                    (json, type, context) -> json.getAsJsonPrimitive().isNumber()
                            ? new IntOrString(json.getAsInt())
                            : new IntOrString(json.getAsString()))
            .registerTypeAdapter(IntOrString.class, (JsonSerializer<IntOrString>) (value, type, context) ->
                    value.isInteger() ? new JsonPrimitive(value.getIntValue()) : new JsonPrimitive(value.getStrValue()))
            .create();

    private KubernetesModels() {}

    static boolean know(JsonNode document) {
        return MODELS.containsKey(nameOf(document));
    }

    /**
     * Where the document is not what its model takes, a line each.
     *
     * @throws IllegalArgumentException naming the field, when it is unknown or missing
     */
    static List<String> objections(JsonNode document) throws IOException {
        Model model = MODELS.get(nameOf(document));
        if (model == null) {
            return List.of("no model: kind=" + nameOf(document));
        }
        JsonElement element = JsonParser.parseString(document.toString());
        model.fields().accept(element);
        List<String> objections = new ArrayList<>();
        compare("", element, GSON.toJsonTree(GSON.fromJson(element, model.type())), objections);
        return objections;
    }

    /** A model makes the text "1" of the number 1, and empty lists of what is absent. */
    private static void compare(String path, JsonElement written, JsonElement taken, List<String> objections) {
        if (written.isJsonObject() && taken.isJsonObject()) {
            JsonObject fields = taken.getAsJsonObject();
            written.getAsJsonObject()
                    .entrySet()
                    .forEach(field -> compare(
                            path + "/" + field.getKey(),
                            field.getValue(),
                            fields.has(field.getKey()) ? fields.get(field.getKey()) : JsonNull.INSTANCE,
                            objections));
        } else if (written.isJsonArray()
                && taken.isJsonArray()
                && written.getAsJsonArray().size() == taken.getAsJsonArray().size()) {
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                compare(
                        path + "/" + i,
                        written.getAsJsonArray().get(i),
                        taken.getAsJsonArray().get(i),
                        objections);
            }
        } else if (!written.equals(taken)) {
            objections.add(path + ": written=" + written + " taken=" + taken);
        }
    }

    private static String nameOf(JsonNode document) {
        return document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
    }
}
