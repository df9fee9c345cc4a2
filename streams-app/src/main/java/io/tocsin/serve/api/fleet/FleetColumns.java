package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.fleet.EntityLine;

/**
 * Entities in little room: an array a property, all of one length.
 *
 * <p>Confined to one thread.
 */
public final class FleetColumns {
    private final ArrayNode names = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode standings = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode levels = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode probabilities = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode since = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode ranks = JsonNodeFactory.instance.arrayNode();

    /** One more. */
    public void add(EntityLine line) {
        names.add(line.entity());
        standings.add(FleetJson.lower(line.standing()));
        FleetJson.number(levels, line.score() / line.boundary());
        EntityLine.Outlook outlook = line.outlook();
        FleetJson.number(probabilities, outlook == null ? Double.NaN : outlook.probability() / outlook.boundary());
        if (line.standing().isIncident() && line.lasts() != null) {
            since.add(line.lasts().toSeconds());
        } else {
            since.addNull();
        }
    }

    void add(EntityLine line, long rank) {
        add(line);
        ranks.add(rank);
    }

    /** One more, out of what another instance holds. */
    void add(ObjectNode columns, int row) {
        names.add(columns.path("name").get(row));
        standings.add(columns.path("standing").get(row));
        levels.add(columns.path("level").get(row));
        probabilities.add(columns.path("probability").get(row));
        since.add(columns.path("sinceSeconds").get(row));
    }

    /** What was added, in that order. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("name", names);
        json.set("standing", standings);
        json.set("level", levels);
        json.set("probability", probabilities);
        json.set("sinceSeconds", since);
        if (!ranks.isEmpty()) {
            json.set("rank", ranks);
        }
        return json;
    }
}
