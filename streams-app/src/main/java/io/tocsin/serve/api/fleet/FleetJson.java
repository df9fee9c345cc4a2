package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.fleet.EntityLine;
import io.tocsin.fleet.FleetTotals;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

/** The fleet as JSON. Stateless, thread-safe. */
public final class FleetJson {
    private static final double SCALE = 1000;

    private FleetJson() {}

    static ObjectNode totals(FleetTotals totals) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entities", totals.entities());
        json.put("judged", totals.judged());
        json.put("warmingUp", totals.warmingUp());
        json.put("withoutModel", totals.withoutModel());
        ObjectNode open = json.putObject("open");
        new TreeMap<>(totals.open()).forEach((kind, count) -> open.put(lower(kind), count));
        ObjectNode standings = json.putObject("standings");
        new TreeMap<>(totals.standings()).forEach((standing, count) -> standings.put(lower(standing), count));
        json.put("ticksPerSecond", totals.ticksPerSecond());
        if (totals.newestScore() != null) {
            json.put("newestScore", totals.newestScore().toString());
        }
        ArrayNode models = json.putArray("models");
        totals.models()
                .forEach(one -> models.addObject()
                        .put("model", one.model())
                        .put("version", one.version())
                        .put("entities", one.entities()));
        json.put("complete", !totals.leftOut());
        return json;
    }

    /** Everything that is to be said of one. */
    static ObjectNode line(EntityLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entity", line.entity());
        json.put("standing", lower(line.standing()));
        Duration lasts = line.lasts();
        if (lasts != null) {
            json.put("lastsSeconds", lasts.toSeconds());
        }
        json.put("acknowledged", line.acknowledged());
        number(json, "score", line.score());
        number(json, "boundary", line.boundary());
        ArrayNode scores = json.putArray("scores");
        line.scores().forEach(score -> number(scores, score));
        EntityLine.Outlook outlook = line.outlook();
        if (outlook != null) {
            json.putObject("outlook")
                    .put("probability", outlook.probability())
                    .put("boundary", outlook.boundary())
                    .put("horizonSeconds", outlook.horizon().toSeconds());
        }
        var because = line.because();
        if (because != null) {
            ObjectNode one = json.putObject("because").put("metric", because.metric());
            number(one, "actual", because.actual());
            number(one, "expected", because.expected());
            one.put("limit", because.isLimit());
        }
        if (line.model() != null) {
            json.put("model", line.model()).put("version", line.version());
        }
        ObjectNode labels = json.putObject("labels");
        new TreeMap<>(line.labels()).forEach(labels::put);
        return json;
    }

    /** Where a number is none it is left out. */
    public static void number(ObjectNode json, String field, double value) {
        if (Double.isFinite(value)) {
            json.put(field, value);
        }
    }

    /** In little room: nobody sees a thousandth. */
    static void number(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(Math.rint(value * SCALE) / SCALE);
        } else {
            array.addNull();
        }
    }

    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
