package io.tocsin.serve.api.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.serve.api.ApiRequest;
import io.tocsin.serve.cluster.Cluster;
import io.tocsin.serve.cluster.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks all other instances the same at once.
 *
 * <p>Thread-safe.
 */
public final class Gathering {
    private final Cluster cluster;
    private final Peers peers;

    public Gathering(Cluster cluster, Peers peers) {
        this.cluster = cluster;
        this.peers = peers;
    }

    /** What they hold. Thread-safe. */
    public record Gathered(List<ObjectNode> answers, boolean isComplete) {}

    /**
     * What each of them holds of it; those that do not answer in time are left out.
     *
     * @param instead parameters that replace those of the request
     */
    public Gathered ask(ApiRequest request, Map<String, String> instead) {
        String target = Peers.target(request.path(), request.parameters(), instead);
        List<CompletableFuture<Peers.Reply>> asked = cluster.others().stream()
                .map(other -> peers.ask(other, target, request.credentials()))
                .toList();
        List<ObjectNode> answers = new ArrayList<>();
        boolean isComplete = true;
        for (CompletableFuture<Peers.Reply> one : asked) {
            try {
                Peers.Reply reply = one.join();
                if (reply.isGood() && reply.json() instanceof ObjectNode json) {
                    answers.add(json);
                } else {
                    isComplete = false;
                }
            } catch (CompletionException e) {
                isComplete = false;
            }
        }
        return new Gathered(answers, isComplete);
    }
}
