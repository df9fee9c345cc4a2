package io.tocsin.serve.api;

import io.tocsin.serve.access.Caller;
import io.tocsin.serve.cluster.Peers;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.MediaType;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request, sees that its caller may and that its parameters are known ones, and lets it in.
 *
 * <p>Only JSON is read, which a page of somebody else cannot send from a browser without asking first.
 *
 * <p>Thread-safe.
 */
final class ApiHandler extends Handler.Abstract.NonBlocking {
    private static final int PARAMETER_CHARS_MAX = 2_048;

    private final Map<String, Map<String, Route>> routes;
    private final Executor ofClients;
    private final Executor ofInstances;
    private final Duration bodyTimeout;

    /**
     * Of these routes.
     *
     * @param ofClients answers those who ask of their own accord
     * @param ofInstances answers other instances
     */
    ApiHandler(List<Route> routes, Executor ofClients, Executor ofInstances, Duration bodyTimeout) {
        this.routes = routes.stream()
                .collect(Collectors.groupingBy(
                        Route::path,
                        Collectors.toMap(
                                route -> route.method().asString(), route -> route, (a, b) -> a, TreeMap::new)))
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        this.ofClients = ofClients;
        this.ofInstances = ofInstances;
        this.bodyTimeout = bodyTimeout;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            Route route = route(request);
            Map<String, String> parameters = parameters(request, route);
            boolean isForwarded = request.getHeaders().contains(Peers.FORWARDED_BY);
            ApiExchange exchange = new ApiExchange(
                    route, parameters, request, response, callback, isForwarded ? ofInstances : ofClients);
            if (route.changes()) {
                requireJson(request);
                exchange.readBody(bodyTimeout);
            } else {
                exchange.begin();
            }
        } catch (RefusedRequestException refusal) {
            refuse(request, refusal).write(response, callback);
        }
        return true;
    }

    private Route route(Request request) throws RefusedRequestException {
        Map<String, Route> byMethod = routes.get(request.getHttpURI().getCanonicalPath());
        if (byMethod == null) {
            throw RefusedRequestException.forGood(
                    HttpStatus.NOT_FOUND_404, "no such path; all of them: /api/v1/openapi.yaml");
        }
        // What HEAD asks is what GET answers, without the body.
        String method = HttpMethod.HEAD.is(request.getMethod()) ? HttpMethod.GET.asString() : request.getMethod();
        Route route = byMethod.get(method);
        if (route == null) {
            throw RefusedRequestException.forGood(
                    HttpStatus.METHOD_NOT_ALLOWED_405, "method must be " + String.join(" or ", methods(byMethod)));
        }
        Caller.of(request).require(route.role());
        return route;
    }

    private static Set<String> methods(Map<String, Route> byMethod) {
        return new TreeSet<>(byMethod.keySet());
    }

    private static Map<String, String> parameters(Request request, Route route) throws RefusedRequestException {
        Map<String, String> parameters = new HashMap<>();
        for (Fields.Field field : query(request)) {
            if (!route.parameters().contains(field.getName())) {
                throw ApiRequest.bad("unknown parameter: parameter=" + shown(field.getName()) + "; known are "
                        + new TreeSet<>(route.parameters()));
            }
            String value = field.getValue();
            if (field.getValues().size() > 1 || (value != null && value.length() > PARAMETER_CHARS_MAX)) {
                throw ApiRequest.bad("parameter must be given once, with at most " + PARAMETER_CHARS_MAX
                        + " characters: parameter=" + field.getName());
            }
            parameters.put(field.getName(), value == null ? "" : value);
        }
        return parameters;
    }

    private static Fields query(Request request) throws RefusedRequestException {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw ApiRequest.bad("query cannot be read: reason=" + e.getMessage());
        }
    }

    private static String shown(@Nullable String name) {
        return name == null ? "" : name.substring(0, Math.min(name.length(), 64));
    }

    private static void requireJson(Request request) throws RefusedRequestException {
        MediaType media = MediaType.of(request.getHeaders());
        if (!media.type().equals(JsonAnswer.TYPE)) {
            throw media.unsupported(JsonAnswer.TYPE);
        }
    }

    private Answer refuse(Request request, RefusedRequestException refusal) {
        Map<String, Route> byMethod = routes.get(request.getHttpURI().getCanonicalPath());
        Answer answer = Problem.of(refusal);
        return refusal.status() == HttpStatus.METHOD_NOT_ALLOWED_405 && byMethod != null
                ? answer.with(HttpHeader.ALLOW.asString(), String.join(", ", methods(byMethod)))
                : answer;
    }
}
