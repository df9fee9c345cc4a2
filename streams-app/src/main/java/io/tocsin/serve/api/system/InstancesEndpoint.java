package io.tocsin.serve.api.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.fleet.LiveFleet;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.api.Route;
import io.tocsin.serve.api.fleet.Gathering;
import io.tocsin.serve.http.RefusedRequestException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** How all instances do. Thread-safe. */
public final class InstancesEndpoint implements Endpoint {
    private static final String PATH = "/api/v1/instances";
    private static final String LOCAL = "local";

    private final InstanceFacts facts;
    private final Gathering gathering;

    private InstancesEndpoint(InstanceFacts facts, Gathering gathering) {
        this.facts = facts;
        this.gathering = gathering;
    }

    public static Route route(
            TocsinConfig config, KafkaStreams streams, LiveFleet fleet, MeterRegistry meters, Gathering gathering) {
        Object stateDirectory = config.kafka()
                .streamsConfiguration()
                .getOrDefault(StreamsConfig.STATE_DIR_CONFIG, System.getProperty("java.io.tmpdir") + "/kafka-streams");
        InstanceFacts facts = new InstanceFacts(
                config.serve().instance(),
                streams,
                fleet,
                meters,
                Path.of(stateDirectory.toString(), config.kafka().streams().applicationId()));
        return Route.get(PATH, Set.of(LOCAL), new InstancesEndpoint(facts, gathering));
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode instances = json.putArray("instances");
        boolean isComplete = true;
        if (!request.flag(LOCAL)) {
            Gathering.Gathered others = gathering.ask(request, Map.of(LOCAL, "true"));
            others.answers()
                    .forEach(answer -> answer.path("instances")
                            .forEach(one -> instances.add(((ObjectNode) one).put("self", false))));
            isComplete = others.isComplete();
        }
        instances.insert(0, facts.json().put("self", true));
        return json.put("complete", isComplete);
    }
}
