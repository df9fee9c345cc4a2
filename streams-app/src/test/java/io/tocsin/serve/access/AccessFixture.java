package io.tocsin.serve.access;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.tocsin.config.TocsinConfig;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.HttpServer;
import io.tocsin.serve.page.PageHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.LoggerFactory;

/**
 * A server on a real port whose mounts answer who asks: {@code /push} for senders, {@code /look} for viewers, {@code /api/*} for everybody, {@code /live}
 * as a probe, the page; and what it told in its log. Confined to one thread.
 */
final class AccessFixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final int port;
    final Access access;
    private final HttpServer server;
    private final Log log = new Log();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    AccessFixture(Map<String, String> settings) throws IOException {
        this.port = freePort();
        Map<String, String> values = new HashMap<>(settings);
        values.put("serve.port", Integer.toString(port));
        TocsinConfig config = TocsinConfig.of(values);
        log.begin();
        this.access = new Access(config.serve());
        List<Mount> mounts = List.of(
                Mount.forPrograms("/push", Role.SENDER, new WhoAsks()),
                Mount.forPrograms("/live", Role.ANYBODY, new WhoAsks()),
                new Mount("/look", Role.VIEWER, new WhoAsks()),
                new Mount("/api/*", Role.ANYBODY, access.rated(new WhoAsks())),
                new Mount(PageHandler.PATHS, Role.ANYBODY, new PageHandler()));
        this.server = new HttpServer(config.serve(), access.guarded(mounts));
        server.start();
        access.start();
    }

    /** Answers name and role; a fault where it is asked for one. */
    private static final class WhoAsks extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().endsWith("/fault")) {
                throw new IllegalStateException("a secret of the inside");
            }
            Caller caller = Caller.of(request);
            Answer.of(200, "text/plain", (caller.name() + ":" + caller.role()).getBytes(StandardCharsets.UTF_8))
                    .write(response, callback);
            return true;
        }
    }

    private static final class Log extends AppenderBase<ILoggingEvent> {
        private final Logger logger = (Logger) LoggerFactory.getLogger("io.tocsin");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        void begin() {
            start();
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + " " + event.getFormattedMessage());
        }

        void end() {
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(Level.ERROR);
            stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    List<String> log() {
        return log.lines;
    }

    List<String> audited() {
        return log.lines.stream()
                .filter(line -> line.startsWith(AuditLog.LOGGER))
                .toList();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            // A connection whose last body was not read is closed, perhaps just when the next request is on its way.
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> get(String path, String authorization) throws Exception {
        return send(request(path).header("Authorization", authorization));
    }

    /** Everything that comes back for these bytes until the server closes, for what no client would send. */
    String bytes(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketTimeoutException e) {
                throw new IOException("not closed after: " + answer.toString(StandardCharsets.UTF_8), e);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** A request that no client would send, with the headers given; the connection ends with it. */
    String raw(String requestLine, String... headers) throws IOException {
        return bytes(requestLine + "\r\n" + String.join("", lines(headers)) + "Connection: close\r\n\r\n");
    }

    private static String[] lines(String... headers) {
        String[] lines = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            lines[i] = headers[i] + "\r\n";
        }
        return lines;
    }

    @Override
    public void close() {
        server.close();
        access.close();
        log.end();
    }
}
