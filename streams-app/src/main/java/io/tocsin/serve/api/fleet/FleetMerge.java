package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts together what several instances hold; they have no entity in common. Stateless, thread-safe. */
final class FleetMerge {
    static final String RANK = "rank";
    private static final List<String> COUNTS = List.of("entities", "judged", "warmingUp", "withoutModel");

    private FleetMerge() {}

    private record Row(long rank, String name, ObjectNode from, int at) {
        static final Comparator<Row> HIGHEST_FIRST =
                Comparator.comparingLong(Row::rank).reversed().thenComparing(Row::name);
    }

    /** The columns of all, the highest rank first, at most {@code limit} rows. */
    static ObjectNode columns(List<ObjectNode> answers, int limit) {
        List<Row> rows = new ArrayList<>();
        for (ObjectNode answer : answers) {
            if (answer.path("entities") instanceof ObjectNode columns) {
                JsonNode names = columns.path("name");
                for (int row = 0; row < names.size(); row++) {
                    rows.add(new Row(
                            columns.path(RANK).path(row).asLong(),
                            names.get(row).asText(),
                            columns,
                            row));
                }
            }
        }
        rows.sort(Row.HIGHEST_FIRST);
        FleetColumns merged = new FleetColumns();
        rows.stream().limit(limit).forEach(row -> merged.add(row.from(), row.at()));
        return merged.json();
    }

    /** The lines of all, the highest rank first, without those that are passed over. */
    static ArrayNode lines(List<ObjectNode> answers, int offset, int limit) {
        List<ObjectNode> lines = new ArrayList<>();
        answers.forEach(answer -> answer.path("entities").forEach(line -> lines.add((ObjectNode) line)));
        lines.sort(Comparator.comparingLong((ObjectNode line) -> line.path(RANK).asLong())
                .reversed()
                .thenComparing(line -> line.path("entity").asText()));
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        lines.stream().skip(offset).limit(limit).forEach(line -> merged.add(line.without(RANK)));
        return merged;
    }

    static ObjectNode totals(List<ObjectNode> answers, boolean isComplete) {
        List<JsonNode> parts =
                answers.stream().map(answer -> answer.path("totals")).toList();
        ObjectNode totals = JsonNodeFactory.instance.objectNode();
        COUNTS.forEach(count -> totals.put(
                count, parts.stream().mapToInt(part -> part.path(count).asInt()).sum()));
        totals.set("open", counts(parts, "open"));
        totals.set("standings", counts(parts, "standings"));
        totals.put(
                "ticksPerSecond",
                parts.stream()
                        .mapToDouble(part -> part.path("ticksPerSecond").asDouble())
                        .sum());
        parts.stream()
                .map(part -> part.path("newestScore").asText(""))
                .max(Comparator.naturalOrder())
                .filter(newest -> !newest.isEmpty())
                .ifPresent(newest -> totals.put("newestScore", newest));
        totals.set("models", models(parts));
        totals.put(
                "complete",
                isComplete
                        && parts.stream().allMatch(part -> part.path("complete").asBoolean()));
        return totals;
    }

    private static ObjectNode counts(List<JsonNode> parts, String field) {
        Map<String, Integer> counts = new TreeMap<>();
        parts.forEach(part -> part.path(field)
                .properties()
                .forEach(one -> counts.merge(one.getKey(), one.getValue().asInt(), Integer::sum)));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        counts.forEach(json::put);
        return json;
    }

    private static ArrayNode models(List<JsonNode> parts) {
        Map<String, ObjectNode> byVersion = new TreeMap<>();
        parts.forEach(part -> part.path("models").forEach(one -> {
            String key = one.path("model").asText() + "/" + one.path("version").asText();
            ObjectNode sum = byVersion.get(key);
            if (sum == null) {
                byVersion.put(key, one.deepCopy());
            } else {
                sum.put(
                        "entities",
                        sum.path("entities").asInt() + one.path("entities").asInt());
            }
        }));
        ArrayNode models = JsonNodeFactory.instance.arrayNode();
        byVersion.values().stream()
                .sorted(Comparator.comparingInt(
                        (ObjectNode one) -> -one.path("entities").asInt()))
                .forEach(models::add);
        return models;
    }
}
