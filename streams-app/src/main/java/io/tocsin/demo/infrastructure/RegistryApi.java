package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The few calls that bring a fresh registry into service. Thread-safe. */
final class RegistryApi {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final URI address;

    RegistryApi(int port) {
        this.address = URI.create("http://" + LoopbackPorts.HOST + ":" + port);
    }

    /** The base of the Confluent-compatible API. */
    URI confluentBase() {
        return address.resolve("/apis/ccompat/v7");
    }

    boolean isReady() throws InterruptedException {
        try {
            return statusOf(HttpRequest.newBuilder(address.resolve("/health/ready"))) == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    /** Refuses a schema that cannot read what its predecessor wrote; this registry's own default refuses nothing. */
    void requireBackwardCompatibility() throws IOException, InterruptedException {
        int status = statusOf(HttpRequest.newBuilder(URI.create(confluentBase() + "/config"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}")));
        if (status != 200) {
            throw new IOException("compatibility was not set: status=" + status);
        }
    }

    private int statusOf(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
