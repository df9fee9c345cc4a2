package io.tocsin.serve.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.serve.access.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Asks other instances, in the name of whoever asked this one.
 *
 * <p>Thread-safe.
 */
public final class Peers {
    /** Names the instance that asks, so that a question is passed on once at most. */
    public static final String FORWARDED_BY = "Tocsin-Forwarded-By";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String scheme;
    private final String self;
    private final HttpClient http;

    /**
     * As instance {@code self}.
     *
     * @param scheme http or https
     * @param http knows whom to trust
     */
    public Peers(String scheme, String self, HttpClient http) {
        this.scheme = scheme;
        this.self = self;
        this.http = http;
    }

    /** What an instance answered. Thread-safe. */
    public record Reply(int status, JsonNode json) {
        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Asks {@code instance}; fails when it does not answer in time, or with something else than JSON.
     *
     * @param target path and query
     */
    public CompletableFuture<Reply> ask(String instance, String target, Optional<Credentials> credentials) {
        return http.sendAsync(
                        request(instance, target, credentials).timeout(TIMEOUT).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Peers::reply);
    }

    /** A question to {@code instance}, not yet asked. */
    public HttpRequest.Builder request(String instance, String target, Optional<Credentials> credentials) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scheme + "://" + instance + target))
                .header(FORWARDED_BY, self);
        credentials.ifPresent(one -> request.header("Authorization", one.header()));
        return request;
    }

    public HttpClient http() {
        return http;
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        try {
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "answer of another instance is no JSON: status=" + response.statusCode(), e);
        }
    }

    /** A path with the parameters of a query, and some more. */
    public static String target(String path, Map<String, String> parameters, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        StringBuilder target = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> one : all.entrySet()) {
            target.append(separator)
                    .append(one.getKey())
                    .append('=')
                    .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return target.toString();
    }
}
