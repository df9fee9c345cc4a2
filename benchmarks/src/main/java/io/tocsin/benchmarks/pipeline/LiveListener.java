package io.tocsin.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who listens to what changes, and holds it against what was published.
 *
 * <p>Thread-safe.
 */
final class LiveListener implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KIND = "event: ";
    private static final String DATA = "data: ";

    private final InputStream stream;
    private final LiveNews news;
    private final Thread thread = new Thread(this::run, "live-listener");
    private volatile boolean closed;

    private LiveListener(InputStream stream, LiveNews news) {
        this.stream = stream;
        this.news = news;
        thread.setDaemon(true);
    }

    static LiveListener start(HttpClient client, URI uri, LiveNews news) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("cannot listen: status=" + response.statusCode());
        }
        LiveListener listener = new LiveListener(response.body(), news);
        listener.thread.start();
        return listener;
    }

    private void run() {
        String kind = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(KIND)) {
                    kind = line.substring(KIND.length());
                } else if (line.startsWith(DATA) && kind.equals("fleet")) {
                    long nowMs = System.currentTimeMillis();
                    take(JSON.readTree(line.substring(DATA.length())).path("entities"), nowMs);
                }
            }
        } catch (IOException e) {
            if (!closed) {
                throw new IllegalStateException("listening ended", e);
            }
        }
    }

    private void take(JsonNode entities, long nowMs) {
        JsonNode names = entities.path("name");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            if (name.startsWith(SwingingFleet.SWINGING)) {
                news.told(name, entities.path("level").path(i).asDouble(), nowMs);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
    }
}
