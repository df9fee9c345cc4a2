package io.tocsin.serve.api;

import io.tocsin.serve.access.Role;
import java.util.Set;
import org.eclipse.jetty.http.HttpMethod;

/**
 * One operation of the API, as {@code openapi.yaml} describes it.
 *
 * <p>Thread-safe.
 *
 * @param path without parameters: names come from outside and may hold anything, so they stand in the query
 * @param parameters of the query; others are refused
 * @param role who may
 */
public record Route(HttpMethod method, String path, Set<String> parameters, Role role, Endpoint endpoint) {
    public Route {
        parameters = Set.copyOf(parameters);
    }

    /** Something to look at. */
    public static Route get(String path, Set<String> parameters, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, parameters, Role.VIEWER, endpoint);
    }

    /** Something that everybody may look at, also those who did not say who they are. */
    public static Route open(String path, Endpoint endpoint) {
        return new Route(HttpMethod.GET, path, Set.of(), Role.ANYBODY, endpoint);
    }

    /** A change, told as a JSON object. */
    public static Route post(String path, Role role, Endpoint endpoint) {
        return new Route(HttpMethod.POST, path, Set.of(), role, endpoint);
    }

    boolean changes() {
        return method != HttpMethod.GET;
    }
}
