package io.tocsin.serve.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.api.Endpoint;
import io.tocsin.serve.cluster.Cluster;
import io.tocsin.serve.cluster.Peers;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Has a question about an entity answered by the instance that holds it. While partitions move nobody may; then it is tried again for a moment.
 *
 * <p>Thread-safe.
 */
final class HeldByOneEndpoint implements Endpoint {
    static final String NAME = "name";

    private static final int TRIES = 8;
    private static final long PAUSE_MS = 150;

    private final Endpoint held;
    private final Cluster cluster;
    private final Peers peers;

    /** {@code held} answers for what is held here. */
    HeldByOneEndpoint(Endpoint held, Cluster cluster, Peers peers) {
        this.held = held;
        this.cluster = cluster;
        this.peers = peers;
    }

    @Override
    public JsonNode answer(ApiRequest request) throws RefusedRequestException, InterruptedException {
        String entity = request.needed(NAME);
        for (int tries = 1; ; tries++) {
            try {
                return tryOnce(entity, request);
            } catch (RefusedRequestException e) {
                if (!e.mayComeAgain() || request.forwardedBy().isPresent() || tries == TRIES) {
                    throw e;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private JsonNode tryOnce(String entity, ApiRequest request) throws RefusedRequestException, InterruptedException {
        Optional<String> holder = cluster.holderOf(entity);
        if (holder.isEmpty()) {
            throw moving();
        }
        if (holder.get().equals(cluster.self())) {
            try {
                return held.answer(request);
            } catch (InvalidStateStoreException e) {
                throw moving();
            }
        }
        if (request.forwardedBy().isPresent()) {
            // Two that do not agree on who holds it must not ask each other for ever.
            throw moving();
        }
        return ask(holder.get(), request);
    }

    private JsonNode ask(String holder, ApiRequest request) throws RefusedRequestException {
        Peers.Reply reply;
        try {
            reply = peers.ask(
                            holder, Peers.target(request.path(), request.parameters(), Map.of()), request.credentials())
                    .join();
        } catch (CompletionException e) {
            throw RefusedRequestException.away(
                    "the instance that holds the entity does not answer: instance=" + holder);
        }
        if (reply.isGood()) {
            return reply.json();
        }
        String detail = reply.json().path("detail").asText("no reason given");
        throw reply.status() >= HttpStatus.INTERNAL_SERVER_ERROR_500
                ? RefusedRequestException.away(detail)
                : RefusedRequestException.forGood(reply.status(), detail);
    }

    private static RefusedRequestException moving() {
        return RefusedRequestException.away("the entity's partition is moving from one instance to another, ask again");
    }
}
