package io.tocsin.console.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.alert.AlertJson;
import io.tocsin.console.explain.Series.Point;
import java.util.List;
import java.util.TreeMap;

/** A story as JSON. Thread-safe. */
record ExplainJson(IncidentStory story, String options) {
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", IncidentText.title(story));
        json.put("meaning", IncidentText.meaning(story));
        json.put("lastsSeconds", story.lasts().toSeconds());
        json.set("alert", AlertJson.of(story.alert()));
        IncidentStory.Risk worst = story.worst();
        if (worst != null) {
            json.putObject("worst")
                    .put("probability", worst.probability())
                    .put("boundary", worst.boundary())
                    .put("horizonSeconds", worst.horizon().toSeconds());
        }
        ObjectNode stretch = json.putObject("stretch");
        stretch.put("from", story.stretch().from().toString());
        stretch.put("start", story.stretch().start().toString());
        stretch.put("to", story.stretch().to().toString());
        ObjectNode metrics = json.putObject("metrics");
        new TreeMap<>(story.metrics()).forEach((metric, points) -> points(metrics.putArray(metric), points));
        points(json.putArray("scores"), story.scores());
        points(json.putArray("probabilities"), story.probabilities());
        ArrayNode others = json.putArray("others");
        story.others().forEach(other -> others.add(AlertJson.of(other)));
        ArrayNode next = json.putArray("next");
        NextSteps.of(story, options)
                .forEach(step -> next.addObject().put("command", step.command()).put("purpose", step.purpose()));
        return json;
    }

    private static void points(ArrayNode array, List<Point> points) {
        for (Point point : points) {
            array.addObject().put("time", point.time().toString()).put("value", point.value());
        }
    }
}
