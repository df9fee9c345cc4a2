package io.tocsin.serve.http;

import io.tocsin.config.AccessSettings;
import io.tocsin.config.ServeSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One port with a handler a path, with TLS where it has a certificate. Connections, threads, the size of headers and the time they may take are bounded.
 *
 * <p>Thread-safe.
 */
public final class HttpServer implements AutoCloseable {
    private static final int THREADS_MAX = 16;
    private static final int THREADS_MIN = 4;
    private static final int THREAD_IDLE_MS = 30_000;
    private static final int HEADER_BYTES_MAX = 16_384;
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final ServeSettings settings;
    private final Server server;
    private final ServerConnector connector;
    private final SlowHeaders slowHeaders;
    private final Optional<Tls> tls;

    /**
     * Made, not yet listening.
     *
     * @throws ServeFailedException if the certificate or its key cannot be used
     */
    public HttpServer(ServeSettings settings, Map<String, Handler> handlers) {
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, THREADS_MIN, THREAD_IDLE_MS);
        threads.setName("tocsin-http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.tls = tls(settings.access().tls());
        this.connector = new ServerConnector(server, 1, 1, protocols());
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        this.slowHeaders = new SlowHeaders(connector.getScheduler(), settings.requestTimeout());
        connector.addBean(slowHeaders);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), server));
        AnswerHeaders headers = new AnswerHeaders(tls.isPresent(), routes(handlers));
        server.setHandler(new GracefulHandler(headers));
        server.setErrorHandler(new ErrorAnswers(headers));
        server.setStopTimeout(STOP_TIMEOUT.toMillis());
    }

    private static Optional<Tls> tls(AccessSettings.Tls settings) {
        return settings.certificateFile()
                .flatMap(certificate -> settings.keyFile().map(key -> new Tls(new TlsFiles(certificate, key))));
    }

    private ConnectionFactory[] protocols() {
        HttpConnectionFactory plain = new HttpConnectionFactory(configuration());
        return tls.map(over -> new ConnectionFactory[] {over.connectionFactory(plain.getProtocol()), plain})
                .orElseGet(() -> new ConnectionFactory[] {plain});
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(HEADER_BYTES_MAX);
        // A connection's headers are remembered without regard to case: a token that differs in case alone would be
        // taken for one that was shown before on the same connection.
        configuration.setHeaderCacheSize(0);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        return configuration;
    }

    private static Handler routes(Map<String, Handler> handlers) {
        PathMappingsHandler routes = new PathMappingsHandler();
        handlers.forEach((path, handler) -> routes.addMapping(PathSpec.from(path), handler));
        return routes;
    }

    /**
     * Listens.
     *
     * @throws ServeFailedException if it cannot
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new ServeFailedException(
                    "cannot listen, free the port or set another: serve.address=" + settings.address() + " serve.port="
                            + settings.port() + " reason=" + e.getMessage(),
                    e);
        }
        slowHeaders.start();
        tls.ifPresent(Tls::start);
    }

    /** Takes nothing new, and returns when what was under way is answered, or has had its time. */
    @Override
    public void close() {
        tls.ifPresent(Tls::close);
        try {
            server.stop();
        } catch (Exception e) {
            throw new ServeFailedException("http server did not stop cleanly: reason=" + e, e);
        }
    }
}
