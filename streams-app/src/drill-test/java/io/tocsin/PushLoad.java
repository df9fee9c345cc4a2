package io.tocsin;

import io.tocsin.serve.push.WriteRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Senders of remote-write, each an entity, that send a tick after the other as fast as they are answered, and one again until it is taken.
 *
 * <p>Thread-safe.
 */
final class PushLoad implements AutoCloseable {
    private static final int GAUGES = 100;
    private static final int PAST_TICKS = 2_000;
    private static final int SUCCESS = 2;
    private static final long PAUSE_MS = 20;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final long firstTick = System.currentTimeMillis() / WaveSignal.TICK_MS - PAST_TICKS;
    private final Set<Place> taken = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> answers = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /** So many senders, from now on. */
    PushLoad(Instance instance, int senders) {
        this.address = instance.address().resolve("/api/v1/write");
        for (int i = 0; i < senders; i++) {
            String entity = "push-" + i;
            Thread thread = new Thread(() -> send(entity), entity);
            threads.add(thread);
            thread.start();
        }
    }

    /** What was answered with success; must not be lost. */
    Set<Place> taken() {
        return taken;
    }

    /** How often each status was answered; 0 is no answer. */
    Map<Integer, Long> answers() {
        return answers;
    }

    private void send(String entity) {
        int index = 0;
        while (!stopped) {
            Instant time = Instant.ofEpochMilli((firstTick + index) * WaveSignal.TICK_MS + 9_500);
            int status = post(WriteRequest.version1(entity, time.toEpochMilli(), GAUGES));
            answers.merge(status, 1L, Long::sum);
            if (status / 100 == SUCCESS) {
                taken.add(Place.of(entity, time));
                index++;
            }
        }
    }

    private int post(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            // As fast as possible, but no faster: who is turned away must not keep this machine busy with that alone.
            Thread.sleep(status / 100 == SUCCESS ? 0 : PAUSE_MS);
            return status;
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No more is sent; returns when all are answered. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
