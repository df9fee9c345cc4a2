package io.tocsin.serve.api;

import io.tocsin.config.TocsinConfig;
import io.tocsin.serve.access.Access;
import io.tocsin.serve.access.Mount;
import io.tocsin.serve.access.Role;
import io.tocsin.serve.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The API alone on a real port. Confined to one thread. */
public final class ApiFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Api api;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public ApiFixture(List<Route> routes) throws IOException {
        this.port = freePort();
        TocsinConfig config = TocsinConfig.of(Map.of("serve.port", Integer.toString(port)));
        this.api = new Api(config.serve(), routes);
        Mount mount = new Mount(Api.PATHS, Role.ANYBODY, api.handler());
        this.server = new HttpServer(config.serve(), new Access(config.serve()).guarded(List.of(mount)));
        server.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                .timeout(PATIENCE);
    }

    public HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.close();
        api.close();
    }
}
